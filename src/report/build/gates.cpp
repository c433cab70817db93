// The report on gates.
#include "assay/report/build/gates.hpp"

#include <filesystem>

#include "assay/core/text.hpp"
#include "assay/evaluate/metric_choice.hpp"
#include "assay/gate/judged.hpp"
#include "assay/report/build/evaluation.hpp"
#include "report/build/drops.hpp"
#include "report/build/gates_by_slice.hpp"

namespace assay {

namespace {

// Of gates and drops alike. They are the plan's own.
std::vector<const Estimand*> asked_of(const GatesPlan& plan) {
  std::vector<const Estimand*> asked;
  for (const Gate& one : plan.required.gates) asked.push_back(&one.estimand);
  for (const MaxDrop& one : plan.required.drops) asked.push_back(&one.estimand);
  return asked;
}

std::string why_no_interval(const BoundMetric& metric, const GateSample& sample) {
  const Sample& predictions = sample.predictions;
  const EvaluationPlan& how = sample.plan;
  if (!how.intervals.wanted) return "--no-intervals leaves it out";
  if (std::string why = why_no_intervals(predictions); !why.empty()) return why;
  if (predictions.scatter && !methods_of(how.intervals).empty()) return plain_methods_need_counts;
  const std::string why = why_no_ranking_interval(predictions);
  if (metric.of_scores()) return why;  // its interval needs neither the cells of the matrix nor their draws
  if (sample.results.too_many_cells()) return "with so many classes it would take too long";
  if (std::string not_shown = why_not_shown(how.intervals.bootstrap); !not_shown.empty()) return not_shown;
  return how.zero_division ? why + ", or 0/0 was replaced" : why;
}

// Its file and its rows.
void say_what_baseline_is(Report& report, const NamedBaseline& baseline) {
  const double rows =
      baseline.rows ? static_cast<double>(baseline.rows->rows.size()) : baseline.report.input.rows;
  report.warnings.push_back(
      {"baseline", (baseline.rows ? "baseline: the predictions of " : "baseline: the report ") +
                       in_quotes(std::filesystem::path(baseline.path).filename().string()) + ", " +
                       (baseline.rows ? "on the same " : "of ") + counted(rows, "row")});
}

void settle_outcome(Verdict& verdict) {
  for (const GateResult& one : verdict.gates)
    verdict.outcome = worst_of(verdict.outcome, one.judgement.outcome);
}

}  // namespace

Verdict verdict_of(const GatesPlan& plan, const GateSample& sample, const JudgeDrop& judge_drop) {
  Verdict verdict{.gates = {}, .outcome = Outcome::pass, .inconclusive_may_pass = plan.inconclusive_may_pass};
  const auto judgement = [&](const Estimand& estimand) {
    return JudgementPlan{.evidence = plan.evidence,
                         .why_no_interval = why_no_interval(estimand.metric, sample)};
  };
  for (const Gate& one : plan.required.gates)
    verdict.gates.push_back(result_of(one.text, judged(one, sample, judgement(one.estimand)), std::nullopt));
  for (const MaxDrop& one : plan.required.drops)
    if (auto result = judge_drop(one, judgement(one.estimand))) verdict.gates.push_back(*std::move(result));
  settle_outcome(verdict);
  return verdict;
}

Verdict verdict_of(const GatesPlan& plan, const GateSample& sample, const PairedSample& rows) {
  Verdict verdict = verdict_of(plan, sample, [&](const MaxDrop& drop, const JudgementPlan& judging) {
    return std::optional(drop_from_rows(drop, rows, sample, judging));
  });
  for (const FlipsGate& one : plan.required.flips)
    verdict.gates.push_back(flips_from_rows(
        one, rows, sample, {.evidence = plan.evidence, .why_no_interval = "--no-intervals leaves it out"}));
  settle_outcome(verdict);
  return verdict;
}

Needs needs_of(const GatesPlan& plan) {
  const std::vector<const Estimand*> asked = asked_of(plan);
  std::vector<BoundMetric> metrics;
  for (const Estimand& one : gate_estimands(asked)) metrics.push_back(one.metric);
  Needs needs = needs_of(metrics);
  needs.positive = need_positive(asked);
  needs.matrix = needs.matrix || !plan.required.flips.empty();
  return needs;
}

Report gates_report(const InputSample& loaded, const GatesPlan& plan) {
  const Sample& predictions = loaded.predictions;
  if (plan.baseline && !plan.baseline->rows)
    check_alike(plan.baseline->report, plan.baseline->path, loaded.input, plan.how.zero_division);
  const EvaluationPlan& how = plan.how;
  const std::vector<Results> results = results_of(loaded, plan, gate_estimands(asked_of(plan)), how);
  Report report{.command = "check", .inputs = {loaded.input}, .warnings = loaded.warnings};
  // It is about metrics that no gate asks for.
  std::erase_if(report.warnings, [](const Warning& one) { return one.code == "positive_unknown"; });
  if (how.intervals.wanted && why_no_intervals(predictions).empty())
    report.confidence = how.intervals.confidence();
  if (auto below = auc_below_half(results[0])) report.warnings.push_back(*std::move(below));
  const GateSample sample{predictions, results[0], how, loaded.input.rows};
  const auto from_report = [&](const MaxDrop& drop, const JudgementPlan& judging) {
    const NamedBaseline& baseline = *plan.baseline;
    return std::optional(
        drop_from_report(drop, estimate_in(baseline.report, baseline.path, drop.estimand, drop.asked),
                         baseline, sample, judging));
  };
  const bool paired = plan.baseline && plan.baseline->rows;
  report.parts.emplace_back(paired ? verdict_of(plan, sample, *plan.baseline->rows)
                                   : verdict_of(plan, sample, from_report));
  if (plan.baseline) say_what_baseline_is(report, *plan.baseline);
  report.rules = estimate_rules(loaded, how.intervals, how.zero_division);
  report.signature = report_signature(loaded.input, *report.rules);
  add_gates_by_slice(report, loaded, plan, {results, how});
  const Outcome outcome = std::get<Verdict>(report.parts[0]).outcome;
  report.holds = outcome == Outcome::pass || (outcome == Outcome::inconclusive && plan.inconclusive_may_pass);
  return report;
}

}  // namespace assay
