// Models on different rows.
#include <cmath>

#include "assay/compare/comparison.hpp"
#include "compare/compared_values.hpp"

namespace assay {

namespace {

// DeLong's variances, and Welch's degrees of freedom.
std::optional<double> area_p(const Sample& first, const Sample& second, double difference) {
  const auto variance = [](const Sample& one) -> std::optional<double> {
    if (!one.ranking || !one.ranking->roc().auc_standard_error) return std::nullopt;
    return std::pow(*one.ranking->roc().auc_standard_error, 2);
  };
  const auto rows = [](const Sample& one) {
    return one.ranking->ranking().positives() + one.ranking->ranking().negatives();
  };
  const auto a = variance(first), b = variance(second);
  if (!a || !b || *a + *b == 0) return std::nullopt;
  const double freedom = std::pow(*a + *b, 2) / (*a * *a / (rows(first) - 1) + *b * *b / (rows(second) - 1));
  return two_sided_p(difference / std::sqrt(*a + *b), freedom);
}

void add_interval(MetricComparison& one, const Estimate& first, const Estimate& second, double confidence) {
  if (!one.difference.defined() || !first.interval || !second.interval) return;
  one.interval = newcombe_interval(first, second);
  one.p = p_of_interval(one.difference.number(), *one.interval, confidence);
  one.test = "normal";
}

}  // namespace

ModelComparison compare_unpaired(const Sample& reference, const Sample& model,
                                 std::span<const Estimand> estimands, const EvaluationPlan& plan) {
  const Results of_first = evaluate(reference, estimands, plan), of_second = evaluate(model, estimands, plan);
  const double confidence = plan.intervals.confidence();
  ModelComparison comparison;
  for (const Estimand& estimand : estimands) {
    const Estimate first = estimate_in(of_first, estimand, reference),
                   second = estimate_in(of_second, estimand, model);
    MetricComparison& one =
        comparison.metrics.emplace_back(comparison_of(estimand, first.value, second.value));
    add_interval(one, first, second, confidence);
    if (estimand.metric.influences() == auc_influences && one.interval)
      if (const auto p = area_p(reference, model, one.difference.number())) {
        one.p = p;
        one.test = "welch_t";
      }
    if (one.difference.defined() && !one.interval) one.why_no_interval = "one of the two has no interval";
    one.standing = standing_of(one, confidence);
  }
  return comparison;
}

}  // namespace assay
