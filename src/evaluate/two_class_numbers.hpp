// The numbers of metrics of counts, for many matrices of two classes at once.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "evaluate/count_numbers.hpp"

namespace assay {

/// Gives what CountNumbers does, column by column where formulas can: of either class, of both, and of the
/// matrix. Tables are those of the positive class.
class TwoClassNumbers {
 public:
  TwoClassNumbers(const Sample& predictions, ZeroDivision zero_division,
                  std::span<const CountEstimand> estimands);

  /// A column for each estimand.
  void operator()(const TableColumns& positive_class, std::span<std::vector<double>> numbers);

 private:
  using OfBoth = std::array<std::vector<double>, 2>;  // by class
  void average_of(const CountEstimand& one, const std::array<TableColumns, 2>& tables,
                  std::vector<double>& numbers);
  const OfBoth& of_both(const Formula* formula, const std::array<TableColumns, 2>& tables);

  const Sample& predictions_;
  ZeroDivision zero_division_;
  std::span<const CountEstimand> estimands_;
  std::size_t positive_;
  std::vector<std::pair<const Formula*, OfBoth>> averaged_;  // of the tables at hand
};

}  // namespace assay
