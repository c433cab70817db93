// What the library is asked about a sample, and what it answers.
#include "questions.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "assay/evaluate/metric_choice.hpp"
#include "assay/gate/judged.hpp"
#include "assay/metric/catalogue.hpp"

namespace coverage {

namespace {

std::string name_of(const assay::Target& target) {
  if (const auto* one = std::get_if<assay::OfClass>(&target)) return "class " + one->label;
  if (const auto* over = std::get_if<assay::Averaged>(&target))
    return std::string(assay::name_of(over->average));
  return "overall";
}

// Averages of these are one less those of others, or say nothing: the weighted one of prevalence is at its
// lowest where classes are alike.
bool has_average(const std::string& metric) {
  constexpr std::array<std::string_view, 6> without{"fdr", "false_omission_rate",  "fpr",
                                                    "fnr", "detection_prevalence", "prevalence"};
  return std::find(without.begin(), without.end(), metric) == without.end();
}

// The first class and the last; the positive one is asked of as such.
bool is_asked(const assay::Estimand& estimand, const assay::Sample& whole, const Asked& asked) {
  if (!asked.metric.empty() && estimand.metric.name() != asked.metric) return false;
  if (!asked.target.empty() && name_of(estimand.target) != asked.target) return false;
  if (std::holds_alternative<assay::Overall>(estimand.target)) return true;
  if (asked.brief && whole.positive) return false;
  const auto* one = std::get_if<assay::OfClass>(&estimand.target);
  if (!one) return has_average(estimand.metric.name());
  const std::vector<std::string>& labels = whole.matrix.labels;
  return one->label == labels.front() || (one->label == labels.back() && !whole.positive);
}

std::vector<assay::Estimand> estimands_of(const Population& population, const Asked& asked) {
  std::vector<assay::BoundMetric> metrics = assay::all_metrics();
  std::erase_if(metrics, [&](const assay::BoundMetric& one) { return !population.has(one); });
  const assay::MetricChoice choice{.by_class = metrics, .overall = metrics};
  std::vector<assay::Estimand> estimands = choice.estimands(population.whole);
  std::erase_if(estimands,
                [&](const assay::Estimand& one) { return !is_asked(one, population.whole, asked); });
  return estimands;
}

// The limit is the true value: a pass and a fail are both wrong.
assay::Gate gate_at(double truth, const assay::Estimand& estimand) {
  using Sign = assay::Comparison::Sign;
  const bool less = estimand.metric.better() == assay::Better::lower;
  return {.text = {},
          .asked = {},
          .estimand = estimand,
          .bound = assay::Bound::none,
          .comparison = {less ? Sign::at_most : Sign::at_least, truth}};
}

bool may_fail(double truth, const assay::BoundMetric& metric) {
  const assay::Range range = metric.range();
  return metric.better() == assay::Better::lower ? truth < range.high : truth > range.low;
}

}  // namespace

std::vector<Question> questions_of(const Population& population, double rows, const Asked& asked) {
  const assay::EvaluationPlan plan{.intervals = {.wanted = false}};
  const std::vector<assay::Estimand> estimands = estimands_of(population, asked);
  const assay::Results truth = population.whole_of ? evaluate(population.whole_of(rows), estimands, plan)
                                                   : evaluate(population.whole, estimands, plan);
  std::vector<Question> questions;
  for (const auto& [estimand, estimate] : truth.all())
    if (estimate.value.defined())
      questions.push_back({.metric = estimand.metric.name(),
                           .target = name_of(estimand.target),
                           .truth = estimate.value.number(),
                           .gate = gate_at(estimate.value.number(), estimand),
                           .may_fail = may_fail(estimate.value.number(), estimand.metric)});
  return questions;
}

std::vector<Answer> answers_to(const std::vector<Question>& questions, const assay::Sample& sample) {
  std::vector<assay::Estimand> estimands;
  for (const Question& one : questions) estimands.push_back(one.gate.estimand);
  const assay::EvaluationPlan plan;
  const assay::Results results = evaluate(sample, estimands, plan);
  const assay::GateSample gates{sample, results, plan, sample.matrix.total()};
  std::vector<Answer> answers;
  for (const Question& one : questions) {
    const auto& [metric, target] = one.gate.estimand;
    const assay::Estimate* estimate = results.find(metric.name(), target);
    if (!estimate) throw std::logic_error(metric.name() + " is not among the results");
    const assay::Outcome outcome = judged(one.gate, gates, {.evidence = true}).judgement.outcome;
    answers.push_back({.value = estimate->value,
                       .interval = estimate->interval,
                       .outcome = one.may_fail ? outcome : assay::Outcome::inconclusive});
  }
  return answers;
}

}  // namespace coverage
