// Intervals of metrics of counts where the rows of each class are weighted to another prevalence.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// One for each estimand; `predictions` are of two classes and moved, and their rows have no weights of their
/// own, and no clusters. The counts of each class are drawn on their own, and weighted as theirs are. A share
/// of one class's rows, such as recall, has the interval that it has without weights.
[[nodiscard]] std::vector<std::optional<Interval>> moved_intervals(const Sample& predictions,
                                                                   std::span<const CountEstimand> estimands,
                                                                   const EvaluationPlan& plan);

}  // namespace assay
