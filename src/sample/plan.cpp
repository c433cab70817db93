// What is to be read.
#include "assay/sample/plan.hpp"

#include <algorithm>

namespace assay {

std::vector<std::string> paths_of(const InputPlan& plan) {
  return plan.files.empty() ? std::vector<std::string>{"-"} : plan.files;
}

bool reads_standard_input(const InputPlan& plan) {
  const std::vector<std::string> paths = paths_of(plan);
  return plan.truth_file == "-" || std::find(paths.begin(), paths.end(), "-") != paths.end();
}

LabelRule label_rule(const InputPlan& plan) {
  LabelRule rule(plan.map, plan.ignore_case);
  for (const std::string& label : plan.labels) rule.prefer(label);
  if (plan.positive) rule.prefer(*plan.positive);
  return rule;
}

std::optional<double> threshold_of(const InputPlan& plan) {
  const ScoreMeaning meaning = plan.score_is.value_or(ScoreMeaning::probability);
  if (!plan.threshold) return usual_threshold(meaning);
  return plan.threshold_is_percent && meaning == ScoreMeaning::percent ? *plan.threshold * 100
                                                                       : *plan.threshold;
}

}  // namespace assay
