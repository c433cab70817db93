// Words for gates in slices.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "assay/core/text.hpp"
#include "report/render/gate_words.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// Those that fail, then those that are undefined, then those that are inconclusive.
int severity(Outcome outcome) { return outcome == Outcome::fail ? 0 : outcome == Outcome::undefined ? 1 : 2; }

}  // namespace

std::vector<SliceGate> not_passed(const Report& report) {
  std::vector<SliceGate> found;
  for (const SliceReport& slice : report.slices->all)
    if (const Verdict* verdict = verdict_of(slice))
      for (const GateResult& gate : verdict->gates)
        if (gate.judgement.outcome != Outcome::pass) found.push_back({&slice, &gate});
  const std::vector<GateResult>& order = verdict_of(report)->gates;
  const auto key = [&](const SliceGate& one) {
    const auto same = [&](const GateResult& gate) { return gate.expression == one.gate->expression; };
    return std::tuple(severity(one.gate->judgement.outcome),
                      std::find_if(order.begin(), order.end(), same) - order.begin(),
                      one.gate->judgement.margin);
  };
  std::stable_sort(found.begin(), found.end(),
                   [&](const SliceGate& a, const SliceGate& b) { return key(a) < key(b); });
  return found;
}

GateResult named_by_slice(const Report& report, const SliceGate& one) {
  GateResult gate = *one.gate;
  gate.expression += " in " + report.slices->summary.row_header + " " + in_quotes(one.slice->value);
  return gate;
}

std::vector<SliceGate> closest_to_limits(const Report& report) {
  constexpr std::size_t most = 10;
  const std::size_t gates = verdict_of(report)->gates.size(),
                    of_each = std::max<std::size_t>(1, most / gates);
  std::vector<SliceGate> found;
  for (const GateResult& gate : verdict_of(report)->gates) {
    std::vector<SliceGate> alike;
    for (const SliceReport& slice : report.slices->all)
      if (const Verdict* verdict = verdict_of(slice))
        for (const GateResult& one : verdict->gates)
          if (one.expression == gate.expression) alike.push_back({&slice, &one});
    const auto margin = [](const SliceGate& one) {
      return one.gate->judgement.margin.value_or(std::numeric_limits<double>::infinity());
    };
    std::stable_sort(alike.begin(), alike.end(),
                     [&](const SliceGate& a, const SliceGate& b) { return margin(a) < margin(b); });
    alike.resize(std::min(alike.size(), of_each));
    found.insert(found.end(), alike.begin(), alike.end());
  }
  return found;
}

std::vector<std::vector<std::string>> slice_gate_table(const Report& report, int digits) {
  std::vector<SliceGate> found = not_passed(report);
  const bool all_pass = found.empty();
  if (all_pass) found = closest_to_limits(report);
  std::vector<const GateResult*> gates;
  for (const SliceGate& one : found) gates.push_back(one.gate);
  const bool intervals = have_intervals(report, gates);
  std::vector<std::vector<std::string>> rows{
      {"outcome", "gate", report.slices->summary.row_header, "rows", "value"}};
  if (intervals) rows[0].push_back(interval_heading(report));
  rows[0].emplace_back(all_pass ? "margin" : "reason");
  for (const auto& [slice, gate] : found) {
    const auto& [outcome, margin, reason] = gate->judgement;
    auto& row = rows.emplace_back();
    row = {std::string(name_of(outcome)), gate->expression, shortened(printable(slice->value), 40),
           count_text(slice->rows, false, digits), value_of(*gate, digits)};
    if (intervals) row.push_back(interval_of(*gate, digits));
    row.push_back(!all_pass ? reason.text(digits)
                  : margin  ? text_of(margin_number(*margin, gate->comparison), digits)
                            : "");
  }
  return rows;
}

SliceCount count_of_slices(const Slices& slices) {
  SliceCount count;
  for (const SliceReport& slice : slices.all) {
    const Verdict* verdict = verdict_of(slice);
    const bool few = slice.rows < slices.min_rows;
    count.judged += verdict && !few ? 1 : 0;
    count.passed += verdict && verdict->outcome == Outcome::pass ? 1 : 0;
    count.few_rows += few ? 1 : 0;
  }
  count.no_baseline = std::ssize(slices.all) - count.judged - count.few_rows;
  return count;
}

namespace {

// "1 of 4 slices fails; 2 with under 30 rows (--min-rows) are not judged".
std::string slices_told(const Slices& slices) {
  OutcomeCount count;
  std::ptrdiff_t few = 0;
  for (const SliceReport& slice : slices.all)
    if (const Verdict* verdict = verdict_of(slice)) {
      count.add(verdict->outcome);
    } else if (slice.rows < slices.min_rows) {
      ++few;
    }
  std::string told = count.told("slice");
  const auto add_not_judged = [&](std::ptrdiff_t number, const std::string& why) {
    if (number > 0) told += fmt::format("; {} {} {} not judged", number, why, number == 1 ? "is" : "are");
  };
  add_not_judged(few, fmt::format("with under {} (--min-rows)", counted(slices.min_rows, "row")));
  add_not_judged(count_of_slices(slices).no_baseline, "without a baseline");
  return told;
}

}  // namespace

std::string slices_line(const Report& report) {
  return fmt::format("by {}: {}", report.slices->summary.row_header, slices_told(*report.slices));
}

std::string slices_heading(const Report& report) {
  std::size_t judged = 0;
  for (const SliceReport& slice : report.slices->all)
    if (const Verdict* verdict = verdict_of(slice)) judged += verdict->gates.size();
  const bool some = not_passed(report).empty() && closest_to_limits(report).size() < judged;
  return slices_line(report) + (some ? "; those closest to a limit:" : "");
}

}  // namespace assay
