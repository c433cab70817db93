// Estimates of metrics of counts.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// Of one set of predictions. Those that have no interval by a formula share random draws, or the jackknife.
class CountEstimator {
 public:
  CountEstimator(const Sample& predictions, const EvaluationPlan& plan,
                 std::span<const CountEstimand> estimands);

  [[nodiscard]] std::vector<Estimate> estimates();
  /// Intervals were left out: they would take too long.
  [[nodiscard]] bool too_many_cells() const { return too_many_cells_; }

 private:
  /// Of a table or a matrix; what 0/0 is replaced by is no part of them.
  [[nodiscard]] Variables variables_at(const CountEstimand& one) const;
  [[nodiscard]] Value value_of(const CountEstimand& one, double number) const;
  void add_intervals(std::vector<Estimate>& estimates);
  void add_moved_intervals(std::vector<Estimate>& estimates) const;
  void add_scattered_intervals(std::vector<Estimate>& estimates);
  /// It could have an interval, and one that the plan's plain methods for counts do not make.
  [[nodiscard]] bool scatters(const CountEstimand& one, const Estimate& estimate) const;
  bool settles(const CountEstimand& one, Estimate& estimate) const;
  void add_two_class_intervals(std::vector<Estimate>& estimates, std::span<const std::size_t> places) const;
  void add_table_intervals(std::vector<Estimate>& estimates, std::span<const std::size_t> places) const;
  [[nodiscard]] std::vector<std::optional<Interval>> drawn_intervals(
      std::span<const CountEstimand> waiting) const;
  void add_matrix_intervals(std::vector<Estimate>& estimates, std::span<const std::size_t> places);

  const Sample& predictions_;
  const EvaluationPlan& plan_;
  std::span<const CountEstimand> estimands_;
  std::vector<TwoByTwo> tables_;
  bool too_many_cells_ = false;
};

}  // namespace assay
