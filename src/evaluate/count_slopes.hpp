// How the numbers of metrics of counts change with each cell of a matrix.
#pragma once

#include <vector>

#include "assay/stats/jackknife.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// Of the class's table, the average or the whole matrix that an estimand is of. A cell changes the table of
/// each class: of its true class TP or FN, of the predicted one FP, of the others TN.
class CountSlopes {
 public:
  CountSlopes(const Sample& predictions, ZeroDivision zero_division, const ConfusionMatrix& matrix);

  [[nodiscard]] std::vector<double> of(const CountEstimand& estimand) const;

 private:
  [[nodiscard]] std::vector<double> of_table(const Formula& formula, std::size_t table) const;
  [[nodiscard]] std::vector<TwoByTwo> by_class(const Formula& formula, Average average) const;

  const Sample& predictions_;
  ZeroDivision zero_division_;
  const ConfusionMatrix& matrix_;
  std::vector<TwoByTwo> tables_;
};

/// Their numbers and slopes, for matrices of the same classes.
[[nodiscard]] SlopedStatistics sloped_statistics(const Sample& predictions, ZeroDivision zero_division,
                                                 std::span<const CountEstimand> estimands);

}  // namespace assay
