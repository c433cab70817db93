// Gates judged on results.
#include "assay/gate/judged.hpp"

#include <algorithm>
#include <utility>

namespace assay {

namespace {

// Made of the number of rows alone, it needs no results: of no class, and in any table of so many.
Estimate estimate_of(const Estimand& estimand, const GateSample& sample) {
  const BoundMetric& metric = estimand.metric;
  if (metric.function_of_n())
    return {metric.formula()->value(variables_of(TwoByTwo{.tn = sample.predictions.matrix.total()}))};
  const Estimate* found = sample.results.find(metric.name(), estimand.target);
  return found ? *found : Estimate{Value::undefined("these rows do not give it")};
}

void add(std::vector<Estimand>& estimands, Estimand one) {
  const auto same = [&](const Estimand& other) {
    return other.metric.name() == one.metric.name() && other.target == one.target;
  };
  if (std::none_of(estimands.begin(), estimands.end(), same)) estimands.push_back(std::move(one));
}

}  // namespace

std::vector<Estimand> gate_estimands(std::span<const Estimand* const> asked) {
  std::vector<Estimand> estimands;
  for (const Estimand* one : asked) {
    if (one->metric.function_of_n()) continue;
    add(estimands, *one);
    if (one->metric.of_scores()) add(estimands, {one->metric});
  }
  return estimands;
}

bool need_positive(std::span<const Estimand* const> asked) {
  return std::any_of(asked.begin(), asked.end(), [](const Estimand* one) {
    return std::holds_alternative<Overall>(one->target) && one->metric.needs().positive;
  });
}

JudgedGate judged(const Gate& gate, const GateSample& sample, JudgementPlan plan) {
  const BoundMetric& metric = gate.estimand.metric;
  Estimate estimate = estimate_of(gate.estimand, sample);
  plan.bound = gate.bound;
  plan.function_of_n = metric.function_of_n();
  plan.rows = metric.scales_with_n() ? std::nullopt : std::optional(sample.rows);
  plan.confidence = sample.plan.intervals.confidence();
  Judgement judgement = judge(estimate, gate.comparison, plan);
  return {.comparison = gate.comparison, .estimate = std::move(estimate), .judgement = std::move(judgement)};
}

JudgedGate judged(const MaxDrop& drop, const Value& baseline, const GateSample& sample,
                  const JudgementPlan& plan) {
  JudgedGate result =
      judged(gate_of(drop, baseline.defined() ? baseline.number() : undefined_number), sample, plan);
  if (!baseline.defined()) {
    result.judgement = {.outcome = Outcome::undefined,
                        .margin = std::nullopt,
                        .reason = "the baseline has no value: " + baseline.why()};
  } else if (Phrase& reason = result.judgement.reason; !reason.empty()) {
    reason += {", and the baseline has ", limit_number({result.comparison.sign, baseline.number()})};
  }
  return result;
}

JudgedGate judged_change(const MaxDrop& drop, Estimate change, double rows, JudgementPlan plan) {
  const Gate gate = gate_of_change(drop);
  plan.rows = rows;
  Judgement judgement = judge(change, gate.comparison, plan);
  return {.comparison = gate.comparison, .estimate = std::move(change), .judgement = std::move(judgement)};
}

}  // namespace assay
