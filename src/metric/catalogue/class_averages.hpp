// Averages of rankings over several classes.
#pragma once

#include "assay/metric/metric.hpp"

namespace assay::families {

/// Of an area under the ROC curve, interval and all.
Estimate as_gini(Estimate estimate);

Estimate hand_till(const ScoredClasses& scores, const ScorePlan& plan);

// Of each class against the rest.
Estimate mean_roc_auc(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights);
Estimate mean_gini(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights);
Estimate mean_average_precision(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights);
Estimate mean_pr_auc(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights);

Estimate top_k_accuracy(const ScoredClasses& scores, const ScorePlan& plan);

}  // namespace assay::families
