// What is to be read.
#include "assay/sample/plan.hpp"

namespace assay {

std::optional<double> threshold_of(const InputPlan& plan) {
  const ScoreMeaning meaning = plan.score_is.value_or(ScoreMeaning::probability);
  if (!plan.threshold) return usual_threshold(meaning);
  return plan.threshold_is_percent && meaning == ScoreMeaning::percent ? *plan.threshold * 100
                                                                       : *plan.threshold;
}

}  // namespace assay
