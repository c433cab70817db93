// What `assay imbalance` speaks of.
#include "cli/imbalance/subject.hpp"

#include <algorithm>
#include <array>

#include "cli/estimates.hpp"

namespace assay::cli {

namespace {

constexpr std::array compared{"accuracy",    "balanced_accuracy", "mcc",    "f1", "log_loss",
                              "brier_score", "average_precision", "roc_auc"};

bool is_better(const Value& a, const Value& b, Better better) {
  return better == Better::lower ? a.number() < b.number() : a.number() > b.number();
}

Measured measured(std::string name, const Metric& metric, const Estimate& estimate,
                  const std::vector<Baseline>& baselines) {
  Measured one{.name = std::move(name), .better = metric.better, .estimate = estimate, .baseline = {}};
  one.baseline_value = Value::undefined("no baseline has a value");
  for (const Baseline& baseline : baselines)
    for (const Baseline::Score& score : baseline.scores) {
      if (score.metric != one.name || !score.value.defined()) continue;
      if (one.baseline_value.defined() && !is_better(score.value, one.baseline_value, one.better)) continue;
      one.baseline = baseline.name;
      one.baseline_value = score.value;
    }
  one.skill = estimate.value.defined() ? skill(estimate.value.number(), one.baseline_value, one.better)
                                       : estimate.value;
  if (one.skill.is_infinite()) one.skill = Value::undefined(one.skill.reason());  // not infinitely good
  return one;
}

void measure_predictions(Subject& subject, const Predictions& predictions, const EvaluationPlan& plan) {
  const BoundMetric f1 = bound_metric("f1"), recall = bound_metric("recall");
  std::vector<BoundMetric> metrics = compared_metrics();
  std::vector<Estimand> estimands = of_all_rows(metrics, predictions);
  if (!predictions.positive) estimands.push_back({f1, Averaged{Average::macro}});
  for (std::size_t k = 0; k < predictions.selected; ++k)
    estimands.push_back({recall, OfClass{predictions.matrix.labels[k]}});
  const Results results = evaluate(predictions, estimands, plan);
  for (const auto& [estimand, estimate] : results.all()) {
    const Metric& metric = *estimand.metric.metric();
    if (std::holds_alternative<OfClass>(estimand.target)) {
      subject.recalls.push_back(estimate);
    } else {
      const bool averaged = std::holds_alternative<Averaged>(estimand.target);
      subject.measured.push_back(
          measured((averaged ? "macro_" : "") + estimand.metric.name(), metric, estimate, subject.baselines));
    }
  }
  const ConfusionMatrix& matrix = predictions.matrix;
  if (matrix.weighted) return;
  double correct = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) correct += matrix.at(k, k);
  subject.p_value =
      no_information_p_value(correct, matrix.total(), subject.counts.share(subject.counts.largest()));
}

}  // namespace

std::vector<BoundMetric> compared_metrics() {
  std::vector<BoundMetric> metrics;
  for (const char* name : compared) metrics.push_back(bound_metric(name));
  return metrics;
}

const Measured* Subject::find(std::string_view metric) const {
  const auto found =
      std::find_if(measured.begin(), measured.end(), [&](const Measured& one) { return one.name == metric; });
  return found == measured.end() ? nullptr : &*found;
}

const Value& Subject::score(std::string_view baseline, std::string_view metric) const {
  const auto of = std::find_if(baselines.begin(), baselines.end(),
                               [&](const Baseline& one) { return one.name == baseline; });
  return std::find_if(of->scores.begin(), of->scores.end(),
                      [&](const Baseline::Score& one) { return one.metric == metric; })
      ->value;
}

Subject subject_of(const Predictions& predictions, bool truth_alone, const EvaluationPlan& plan) {
  Subject subject{.counts = class_counts(predictions.matrix),
                  .positive = predictions.positive,
                  .has_ranking = predictions.ranking || predictions.class_scores};
  if (subject.counts.total() == 0) return subject;
  subject.imbalance = imbalance(subject.counts);
  subject.baselines = baselines(subject.counts, {.positive = predictions.positive,
                                                 .of_every_class = predictions.class_scores.has_value()});
  if (!truth_alone) measure_predictions(subject, predictions, plan);
  return subject;
}

}  // namespace assay::cli
