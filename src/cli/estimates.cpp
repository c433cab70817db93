// What commands that evaluate have in common.
#include "cli/estimates.hpp"

#include "assay/core/error.hpp"
#include "assay/evaluate/estimand_text.hpp"
#include "cli/options/metrics.hpp"

namespace assay::cli {

EvaluationPlan plan_of(const EstimateOptions& options, unsigned threads) {
  EvaluationPlan plan = options;
  plan.intervals.bootstrap.threads = threads;
  return plan;
}

void check_scores(const BoundMetric& metric, const InputOptions& input, const Sample& predictions) {
  const auto why = why_no_scores(metric, predictions);
  if (!why) return;
  if (input.counts.any() && !metric.needs().class_scores)
    throw data_error(why->what(), "counts bring none: give a file that has them");
  throw *why;
}

void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Sample& predictions) {
  for (const std::string& name : names)
    if (name != every_metric) check_scores(estimand_in(name, "metric", name).metric, input, predictions);
}

}  // namespace assay::cli
