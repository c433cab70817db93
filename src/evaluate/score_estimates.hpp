// Estimates of what scores alone decide.
#pragma once

#include "assay/evaluate/evaluation.hpp"

namespace assay {

/// Adds the plan's metrics of losses and of rankings, overall, by class and averaged, where the predictions
/// have them.
void add_score_estimates(const Predictions& predictions, const EvaluationPlan& plan, Evaluation& result);

}  // namespace assay
