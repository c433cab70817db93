// How far a figure may fall behind a baseline.
#include "report/build/drops.hpp"

#include <algorithm>

#include "assay/compare/comparison.hpp"
#include "assay/compare/flips.hpp"
#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

void check_interval(const MaxDrop& drop, const Estimate& before, const NamedBaseline& baseline,
                    double confidence) {
  if (before.interval && baseline.report.confidence == confidence) return;
  const std::string path = printable(baseline.path);
  throw data_error(before.interval
                       ? path + " has intervals of " + exact(*baseline.report.confidence * 100) +
                             "%, and evidence of " + exact(confidence * 100) + "% is asked for"
                       : path + " has no interval of " + printable(drop.asked) + ", and evidence needs it",
                   "make it again: assay report FILE -f json --confidence " + exact(confidence) +
                       "; or compare with the old model's rows: --baseline old.csv --key id");
}

// Of the new figure less the old one, measured on different rows as far as is known.
Estimate change_of(const Estimate& before, const Estimate& now) {
  if (!now.value.defined()) return now;
  Estimate change{now.value.number() - before.value.number()};
  if (now.interval) change.interval = newcombe_interval(before, now);
  return change;
}

}  // namespace

GateResult result_of(std::string expression, JudgedGate judged, std::optional<double> baseline) {
  return {.expression = std::move(expression),
          .estimate = std::move(judged.estimate),
          .comparison = judged.comparison,
          .judgement = std::move(judged.judgement),
          .baseline = baseline};
}

GateResult drop_from_report(const MaxDrop& drop, const Estimate& before, const NamedBaseline& baseline,
                            const GateSample& sample, const JudgementPlan& plan) {
  const auto number = before.value.defined() ? std::optional(before.value.number()) : std::nullopt;
  const Estimate* now = sample.results.find(drop.estimand.metric.name(), drop.estimand.target);
  const bool by_change = (plan.evidence || drop.change) && number && now;
  if (!by_change)
    return result_of(gate_of(drop, number.value_or(undefined_number)).text,
                     judged(drop, before.value, sample, plan), number);
  if (plan.evidence) check_interval(drop, before, baseline, sample.plan.intervals.confidence());
  return result_of(gate_of_change(drop).text, judged_change(drop, change_of(before, *now), sample.rows, plan),
                   number);
}

GateResult drop_from_rows(const MaxDrop& drop, const PairedSample& rows, const GateSample& sample,
                          const JudgementPlan& plan) {
  const std::vector<Estimand> one{drop.estimand};
  const MetricComparison change = compare(rows, 0, 1, one, sample.plan).metrics[0];
  JudgementPlan how = plan;
  if (!change.why_no_interval.empty()) how.why_no_interval = change.why_no_interval;
  how.confidence = sample.plan.intervals.confidence();
  const auto number = change.reference.defined() ? std::optional(change.reference.number()) : std::nullopt;
  return result_of(gate_of_change(drop).text,
                   judged_change(drop, {change.difference, change.interval}, sample.rows, how), number);
}

GateResult flips_from_rows(const FlipsGate& gate, const PairedSample& rows, const GateSample& sample,
                           JudgementPlan plan) {
  const std::vector<Flips> all = flips_of(rows, 0, 1);
  const auto of = gate.label ? std::find_if(all.begin() + 1, all.end(),
                                            [&](const Flips& one) { return one.label == *gate.label; })
                             : all.begin();
  Estimate share{Value::undefined("no row is of that class")};
  if (of != all.end() && of->rows > 0) {
    const double flipped = gate.to_wrong ? of->to_wrong : of->to_right;
    share.value = flipped / of->rows;
    const bool counts_rows = rows.rows.weights.empty() && rows.rows.clusters.empty();
    const IntervalPlan& intervals = sample.plan.intervals;
    if (counts_rows && intervals.wanted)
      share.interval =
          proportion_interval({.k = flipped, .n = of->rows}, intervals.proportions, intervals.confidence());
    if (!counts_rows) plan.why_no_interval = "no method is known for rows with weights or in clusters";
    plan.rows = of->rows;
  }
  plan.confidence = sample.plan.intervals.confidence();
  Judgement judgement = judge(share, gate.comparison, plan);
  return {.expression = gate.text,
          .estimate = share,
          .comparison = gate.comparison,
          .judgement = std::move(judgement)};
}

}  // namespace assay
