// Estimates of what scores alone decide.
#include "evaluate/score_estimates.hpp"

#include <cmath>

#include "assay/core/text.hpp"

namespace assay {

namespace {

NamedEstimate loss_estimate(const Measure& measure, const Predictions& predictions,
                            const EvaluationPlan& plan) {
  if (!predictions.why_no_losses.empty()) return {&measure, {Value::undefined(predictions.why_no_losses)}};
  const MeanLoss& loss = measure.loss(*predictions.losses);
  if (std::isnan(loss.mean)) return {&measure, {Value::undefined("n = 0: there are no rows")}};
  if (std::isinf(loss.mean))
    return {&measure,
            {Value::infinite("scores of exactly 0 or 1 are wrong in " +
                             counted(static_cast<double>(predictions.losses->infinite_rows), "row") +
                             "; --clip bounds them")}};
  Estimate estimate{loss.mean};
  if (plan.intervals && loss.standard_error)
    estimate.interval =
        mean_interval(loss.mean, *loss.standard_error, loss.highest, plan.bootstrap.confidence);
  return {&measure, estimate};
}

RankingPlan ranking_plan(const Measure& measure, const EvaluationPlan& plan) {
  return {.argument = measure.argument,
          .intervals = plan.intervals,
          .method = plan.auc_method,
          .proportion_method = plan.proportion_method,
          .confidence = plan.bootstrap.confidence};
}

std::optional<Estimate> ranked_estimate(const Measure& measure, const Predictions& predictions,
                                        const EvaluationPlan& plan) {
  if (measure.ranked.of_two && predictions.ranking)
    return measure.ranked.of_two(*predictions.ranking, ranking_plan(measure, plan));
  if (measure.ranked.of_classes && predictions.class_scores)
    return measure.ranked.of_classes(*predictions.class_scores, ranking_plan(measure, plan));
  return std::nullopt;
}

Value average_of(const std::vector<Value>& values, const ClassSummary& summary, Average average) {
  if (average == Average::micro) return Value::undefined("rankings of several classes are not pooled");
  return class_average(summary, values,
                       average == Average::macro ? ClassWeights::equal : ClassWeights::support);
}

// Each class against the rest, and the averages.
void add_ranked_classes(const Measure& measure, const ClassSummary& summary, const EvaluationPlan& plan,
                        Evaluation& result) {
  result.class_measures.push_back(&measure);
  std::vector<Value> values;
  for (std::size_t k = 0; k < result.classes.size(); ++k) {
    Estimate estimate = measure.ranked.of_two(summary.one_vs_rest(k), ranking_plan(measure, plan));
    values.push_back(estimate.value);
    result.classes[k].estimates.push_back(std::move(estimate));
  }
  for (AverageEstimates& one : result.averages)
    one.estimates.push_back({average_of(values, summary, one.average)});
}

}  // namespace

void add_score_estimates(const Predictions& predictions, const EvaluationPlan& plan, Evaluation& result) {
  for (const Measure& measure : plan.overall) {
    if (measure.loss && predictions.losses)
      result.overall.push_back(loss_estimate(measure, predictions, plan));
    if (const auto ranked = ranked_estimate(measure, predictions, plan))
      result.overall.push_back({&measure, *ranked});
  }
  if (!predictions.class_scores) return;
  for (const Measure& measure : plan.by_class)
    if (measure.ranked.of_two) add_ranked_classes(measure, *predictions.class_scores, plan, result);
}

}  // namespace assay
