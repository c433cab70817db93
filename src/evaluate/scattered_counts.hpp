// Intervals of metrics of counts where rows have weights, or belong to clusters.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// The table of a class against the rest: of the rows' weights, and of their squares.
struct ScatteredTable {
  std::size_t positive;
  TwoByTwo counts, squares;
};

/// Of estimands that all are of the same table. The sample has a scatter.
[[nodiscard]] std::vector<std::optional<Interval>> scattered_table_intervals(
    const Sample& predictions, const ScatteredTable& of, std::span<const CountEstimand> estimands,
    const EvaluationPlan& plan);

/// Of estimands of the whole matrix.
[[nodiscard]] std::vector<std::optional<Interval>> scattered_matrix_intervals(
    const Sample& predictions, std::span<const CountEstimand> estimands, const EvaluationPlan& plan);

}  // namespace assay
