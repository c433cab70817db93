// An analysis of class imbalance.
#include "assay/imbalance/analysis.hpp"

#include <algorithm>
#include <array>

#include "assay/metric/catalogue.hpp"

namespace assay {

namespace {

constexpr std::array compared{"accuracy",    "balanced_accuracy", "mcc",    "f1", "log_loss",
                              "brier_score", "average_precision", "roc_auc"};

bool is_better(const Value& a, const Value& b, Better better) {
  return better == Better::lower ? a.number() < b.number() : a.number() > b.number();
}

ComparedMetric against_baselines(std::string name, const Metric& metric, const Estimate& estimate,
                                 const std::vector<Baseline>& baselines) {
  ComparedMetric one{.name = std::move(name), .better = metric.better, .estimate = estimate, .baseline = {}};
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

void measure_predictions(ImbalanceAnalysis& analysis, const Sample& predictions, const EvaluationPlan& plan) {
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
      analysis.recalls.push_back(estimate);
    } else {
      const bool averaged = std::holds_alternative<Averaged>(estimand.target);
      analysis.measured.push_back(against_baselines((averaged ? "macro_" : "") + estimand.metric.name(),
                                                    metric, estimate, analysis.baselines));
    }
  }
  const ConfusionMatrix& matrix = predictions.matrix;
  if (matrix.weighted) return;
  double correct = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) correct += matrix.at(k, k);
  analysis.p_value =
      no_information_p_value(correct, matrix.total(), analysis.counts.share(analysis.counts.largest()));
}

}  // namespace

std::vector<BoundMetric> compared_metrics() {
  std::vector<BoundMetric> metrics;
  for (const char* name : compared) metrics.push_back(bound_metric(name));
  return metrics;
}

const ComparedMetric* ImbalanceAnalysis::find(std::string_view metric) const {
  const auto found = std::find_if(measured.begin(), measured.end(),
                                  [&](const ComparedMetric& one) { return one.name == metric; });
  return found == measured.end() ? nullptr : &*found;
}

std::optional<std::size_t> ImbalanceAnalysis::lowest_recall() const {
  std::optional<std::size_t> lowest;
  for (std::size_t k = 0; k < recalls.size(); ++k)
    if (const Value& one = recalls[k].value;
        one.defined() && (!lowest || one.number() < recalls[*lowest].value.number()))
      lowest = k;
  return lowest;
}

const Value& ImbalanceAnalysis::score(std::string_view baseline, std::string_view metric) const {
  const auto of = std::find_if(baselines.begin(), baselines.end(),
                               [&](const Baseline& one) { return one.name == baseline; });
  return std::find_if(of->scores.begin(), of->scores.end(),
                      [&](const Baseline::Score& one) { return one.metric == metric; })
      ->value;
}

ImbalanceAnalysis imbalance_analysis(const Sample& predictions, bool truth_alone,
                                     const EvaluationPlan& plan) {
  ImbalanceAnalysis analysis{.counts = class_counts(predictions.matrix),
                             .positive = predictions.positive,
                             .has_ranking = predictions.ranking || predictions.class_scores};
  if (analysis.counts.total() == 0) return analysis;
  analysis.imbalance = imbalance(analysis.counts);
  analysis.baselines = baselines(analysis.counts, {.positive = predictions.positive,
                                                   .of_every_class = predictions.class_scores.has_value()});
  if (!truth_alone) measure_predictions(analysis, predictions, plan);
  return analysis;
}

}  // namespace assay
