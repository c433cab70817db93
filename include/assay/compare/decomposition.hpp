// Why predicted classes are better or worse than those of another model.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"

namespace assay {

/// The change of a metric of counts, in parts that sum to it.
struct DecomposedChange {
  std::string name;
  double change = 0;
  double ranking = 0;       // if the model called the same share of the rows positive as the reference
  double threshold = 0;     // by calling more or fewer of them positive
  double class_shares = 0;  // by the classes being of other shares of its rows: 0 on the same rows
};

/// Of two models whose scores are ranked, and cut to predict one of two classes: of those of the estimands
/// that are metrics of counts, and defined on the way. The ranking is compared at the reference's shares of
/// the classes; where the share that it calls positive falls among rows of one score, a part of these is
/// called so.
[[nodiscard]] std::vector<DecomposedChange> decomposed_changes(const Sample& reference, const Sample& model,
                                                               std::span<const Estimand> estimands,
                                                               const EvaluationPlan& plan);

}  // namespace assay
