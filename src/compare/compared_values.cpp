// The values of two models side by side.
#include "compare/compared_values.hpp"

#include "assay/core/error.hpp"

namespace assay {

Estimate estimate_in(const Results& results, const Estimand& estimand, const Sample& sample) {
  if (const Estimate* found = results.find(estimand.metric.name(), estimand.target)) return *found;
  const bool no_scores = !sample.ranking && !sample.losses && !sample.class_scores;
  if (estimand.metric.of_scores() && no_scores) return {Value::undefined("it has no scores")};
  const auto why = why_not(estimand, name_of(estimand), sample);
  return {Value::undefined(why ? why->what() : "the model does not have it")};
}

MetricComparison comparison_of(const Estimand& estimand, const Value& reference, const Value& value) {
  MetricComparison one{
      .name = name_of(estimand), .better = estimand.metric.better(), .reference = reference, .value = value};
  if (reference.defined() && value.defined()) {
    one.difference = value.number() - reference.number();
  } else {
    one.difference = Value::undefined(value.defined() ? "undefined for the reference: " + reference.reason()
                                                      : "undefined for the model: " + value.reason());
  }
  return one;
}

std::vector<MetricComparison> compared_values(std::span<const Estimand> estimands, const Sample& first,
                                              const Sample& second, const EvaluationPlan& plan) {
  EvaluationPlan values = plan;
  values.intervals.wanted = false;
  const Results of_first = evaluate(first, estimands, values),
                of_second = evaluate(second, estimands, values);
  std::vector<MetricComparison> all;
  for (const Estimand& one : estimands)
    all.push_back(comparison_of(one, estimate_in(of_first, one, first).value,
                                estimate_in(of_second, one, second).value));
  return all;
}

}  // namespace assay
