// Gates judged in each slice.
#include "report/build/gates_by_slice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "assay/report/build/slices.hpp"
#include "report/build/drops.hpp"

namespace assay {

namespace {

bool has_rows(const Slice& slice, const GatesPlan& plan) { return slice.rows >= plan.min_rows; }

void refuse_small_slices(const InputSample& loaded, const GatesPlan& plan) {
  const auto fewer = [](const Slice& a, const Slice& b) { return a.rows < b.rows; };
  const auto largest = std::max_element(loaded.slices.begin(), loaded.slices.end(), fewer);
  if (largest == loaded.slices.end() || has_rows(*largest, plan)) return;
  throw data_error(
      fmt::format("no slice has {} (--min-rows), so no gate can be judged in one: the largest, "
                  "{}, has {}",
                  counted(plan.min_rows, "row"), in_quotes(largest->value), exact(largest->rows)),
      fmt::format("judge small slices with --min-rows {}, or leave out --by", exact(largest->rows)));
}

// The same rows, as both models predict them.
Verdict verdict_on_rows(const Slice& slice, const GatesPlan& plan, const GateSample& sample) {
  for (const auto& [value, rows] : plan.baseline->rows->slices()) {
    if (value != slice.value) continue;
    const PairedSample some = plan.baseline->rows->on(rows);
    return verdict_of(plan, sample, some);
  }
  return {};
}

// Drops need the same slice of the baseline, of as many rows; of any number where this one has too few
// itself.
Verdict verdict_in(const Slice& slice, const InputSample& loaded, const GatesPlan& plan,
                   const GateSample& sample) {
  if (plan.baseline && plan.baseline->rows) return verdict_on_rows(slice, plan, sample);
  std::optional<BaselineReport> before;
  if (plan.baseline && sliced_alike(plan.baseline->report.input, loaded.input))
    before = plan.baseline->report.of_slice(slice.value, has_rows(slice, plan) ? plan.min_rows : 0);
  return verdict_of(plan, sample, [&](const MaxDrop& drop, const JudgementPlan& judging) {
    const auto value = before ? estimate_in(*before, drop.estimand) : std::nullopt;
    return value ? std::optional(drop_from_report(drop, *value, *plan.baseline, sample, judging))
                 : std::nullopt;
  });
}

// With evidence, what cannot be judged is not passed over in silence: a slice of few rows shows what it can.
Verdict too_few_rows(Verdict verdict, double rows, double min_rows) {
  for (GateResult& gate : verdict.gates)
    gate.judgement = {.outcome = Outcome::inconclusive,
                      .margin = gate.judgement.margin,
                      .reason = fmt::format("{}, under the {} that a slice needs (--min-rows)",
                                            counted(rows, "row"), exact(min_rows))};
  if (!verdict.gates.empty()) verdict.outcome = Outcome::inconclusive;
  return verdict;
}

std::size_t count_gates(const SliceReport& slice) {
  return slice.parts.empty() ? 0 : std::get<Verdict>(slice.parts[0]).gates.size();
}

void warn_of_slices_not_judged(Report& report, const GatesPlan& plan) {
  std::vector<std::string> few;
  for (const SliceReport& slice : report.slices->all)
    if (slice.rows < report.slices->min_rows && (!plan.evidence || count_gates(slice) > 0))
      few.push_back(fmt::format("{} ({})", in_quotes(slice.value), counted(slice.rows, "row")));
  if (few.empty()) return;
  report.warnings.push_back(
      {"slices_not_judged",
       fmt::format("{} with under {} (--min-rows) {} {}: {}",
                   counted(static_cast<double>(few.size()), "slice"), counted(report.slices->min_rows, "row"),
                   few.size() == 1 ? "is" : "are", plan.evidence ? "inconclusive" : "not judged",
                   listed(few)),
       few.size()});
}

// Where the baseline has too little of a slice, and where it has none at all.
void warn_of_drops(Report& report, const InputSample& loaded, const GatesPlan& plan) {
  if (plan.required.drops.empty() || plan.baseline->rows) return;
  const std::string path = printable(plan.baseline->path), by = report.slices->summary.row_header;
  if (!sliced_alike(plan.baseline->report.input, loaded.input)) {
    report.warnings.push_back(
        {"drops_not_by_slice",
         fmt::format("{} has no slices by {}: drops are judged on all rows only", path, in_quotes(by))});
    return;
  }
  std::vector<std::string> without;
  for (const SliceReport& slice : report.slices->all)
    if ((plan.evidence || slice.rows >= plan.min_rows) &&
        count_gates(slice) < plan.required.gates.size() + plan.required.drops.size())
      without.push_back(in_quotes(slice.value));
  if (without.empty()) return;
  report.warnings.push_back({"drops_not_by_slice",
                             fmt::format("drops are not judged in {} that {} lacks or has with under {}: {}",
                                         counted(static_cast<double>(without.size()), "slice"), path,
                                         counted(plan.min_rows, "row"), listed(without)),
                             without.size()});
}

// A pass without having judged would say what nobody knows.
void refuse_no_verdict(const Report& report, const GatesPlan& plan) {
  const auto is_judged = [](const SliceReport& one) { return one.judged; };
  const auto& all = report.slices->all;
  if (std::any_of(all.begin(), all.end(), is_judged)) return;
  throw data_error(fmt::format("no gate can be judged in a slice: {} has no such slices by {}",
                               printable(plan.baseline->path), in_quotes(report.slices->summary.row_header)),
                   "make the baseline with the same --by, add a --require, or leave out --by");
}

}  // namespace

std::vector<Results> results_of(const InputSample& loaded, const GatesPlan& plan,
                                std::span<const Estimand> estimands, EvaluationPlan how) {
  refuse_small_slices(loaded, plan);
  const unsigned threads = how.intervals.bootstrap.threads;
  if (!loaded.slices.empty()) how.intervals.bootstrap.threads = 1;  // each thread has a slice
  std::vector<Results> results(1 + loaded.slices.size());
  for_each_index(results.size(), threads, [&](std::size_t i) {
    if (i == 0) {
      results[i] = evaluate(loaded.predictions, estimands, how);
    } else if (plan.evidence || has_rows(loaded.slices[i - 1], plan)) {
      results[i] = evaluate(loaded.slices[i - 1].predictions, estimands, how);
    }
  });
  return results;
}

void add_gates_by_slice(Report& report, const InputSample& loaded, const GatesPlan& plan,
                        const ResultsBySlice& results) {
  if (loaded.slices.empty()) return;
  add_slices(report, plan.min_rows, loaded.slices, {}, [&](std::size_t i) {
    const Slice& slice = loaded.slices[i];
    if (!plan.evidence && !has_rows(slice, plan)) return SliceContent{};
    Verdict verdict =
        verdict_in(slice, loaded, plan, {slice.predictions, results.all[i + 1], results.how, slice.rows});
    if (!has_rows(slice, plan)) verdict = too_few_rows(std::move(verdict), slice.rows, plan.min_rows);
    return SliceContent{.values = {}, .parts = {std::move(verdict)}};
  });
  Outcome& outcome = std::get<Verdict>(report.parts[0]).outcome;
  for (SliceReport& slice : report.slices->all) {
    const bool has_verdict = count_gates(slice) > 0;
    slice.judged = slice.judged && has_verdict;
    if (has_verdict) outcome = worst_of(outcome, std::get<Verdict>(slice.parts[0]).outcome);
    if (!has_verdict) slice.parts.clear();
  }
  refuse_no_verdict(report, plan);
  warn_of_slices_not_judged(report, plan);
  warn_of_drops(report, loaded, plan);
}

}  // namespace assay
