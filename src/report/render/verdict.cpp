// Words for gates.
#include "report/render/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string value_of(const GateResult& gate, int digits) {
  const Value& value = gate.estimate.value;
  return value.defined() ? text_of(rounded_to_differ(value.number(), gate.comparison), digits)
                         : value_text(value, digits);
}

std::string baseline_of(const GateResult& gate, int digits) {
  return gate.baseline ? text_of(*gate.baseline, digits) : "";
}

std::string interval_of(const GateResult& gate, int digits) {
  return gate.estimate.interval ? rounded_to_differ(*gate.estimate.interval, gate.comparison).text(digits)
                                : "";
}

std::string method_of(const GateResult& gate) {
  return gate.estimate.interval ? std::string(name_of(gate.estimate.interval->method)) : "";
}

// "1 of 3 gates fails", "the gate fails", "2 of 3 gates fail".
std::string some_of(std::ptrdiff_t count, std::ptrdiff_t all, std::string_view noun, std::string_view one,
                    std::string_view several) {
  if (all == 1) return fmt::format("the {} {}", noun, one);
  return fmt::format("{} of {} {}s {}", count, all, noun, count == 1 ? one : several);
}

// How gates or slices went: what is undefined fails.
struct OutcomeCount {
  std::ptrdiff_t all = 0, passed = 0, unclear = 0;

  void add(Outcome outcome) {
    ++all;
    passed += outcome == Outcome::pass ? 1 : 0;
    unclear += outcome == Outcome::inconclusive ? 1 : 0;
  }

  [[nodiscard]] std::string told(std::string_view noun) const {
    if (passed == all)
      return all == 1   ? fmt::format("the {} passes", noun)
             : all == 2 ? fmt::format("both {}s pass", noun)
                        : fmt::format("all {} {}s pass", all, noun);
    const std::ptrdiff_t failed = all - passed - unclear;
    if (failed == 0)
      return all == 1 ? "too little data to decide"
                      : some_of(unclear, all, noun, "is inconclusive", "are inconclusive");
    return some_of(failed, all, noun, "fails", "fail") +
           (unclear > 0 ? fmt::format(", and {} {} inconclusive", unclear, unclear == 1 ? "is" : "are") : "");
  }
};

const Verdict* verdict_among(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (const auto* verdict = std::get_if<Verdict>(&part)) return verdict;
  return nullptr;
}

// A heading where some gate has an interval.
bool have_intervals(const Report& report, const std::vector<const GateResult*>& gates) {
  return report.confidence && std::any_of(gates.begin(), gates.end(), [](const GateResult* gate) {
           return gate->estimate.interval.has_value();
         });
}

std::string interval_heading(const Report& report) {
  return fmt::format("{:.10g}% interval", *report.confidence * 100);
}

// Those that fail, then those that are undefined, then those that are inconclusive.
int severity(Outcome outcome) { return outcome == Outcome::fail ? 0 : outcome == Outcome::undefined ? 1 : 2; }

}  // namespace

std::vector<std::vector<std::string>> gate_table(const Verdict& verdict, const Report& report, int digits) {
  std::vector<const GateResult*> gates;
  for (const GateResult& gate : verdict.gates) gates.push_back(&gate);
  const bool intervals = have_intervals(report, gates);
  const bool baselines = std::any_of(gates.begin(), gates.end(),
                                     [](const GateResult* gate) { return gate->baseline.has_value(); });
  std::vector<std::vector<std::string>> rows{{"outcome", "gate"}};
  if (baselines) rows[0].emplace_back("baseline");
  rows[0].emplace_back("value");
  if (intervals) rows[0].push_back(interval_heading(report));
  rows[0].emplace_back("margin");
  if (intervals) rows[0].emplace_back("method");
  for (const GateResult& gate : verdict.gates) {
    const auto& [outcome, margin, reason] = gate.judgement;
    auto& row = rows.emplace_back();
    row = {std::string(name_of(outcome)), gate.expression};
    if (baselines) row.push_back(baseline_of(gate, digits));
    row.push_back(value_of(gate, digits));
    if (intervals) row.push_back(interval_of(gate, digits));
    row.push_back(margin ? text_of(margin_number(*margin, gate.comparison), digits) : "");
    if (intervals) row.push_back(method_of(gate));
  }
  return rows;
}

std::string gate_line(const GateResult& gate, int digits) {
  const std::string interval = interval_of(gate, digits);
  return gate.expression + ": " +
         (!gate.judgement.reason.empty()
              ? gate.judgement.reason.text(digits)
              : value_of(gate, digits) + (interval.empty() ? "" : " (" + interval + ")") +
                    (gate.baseline ? ", baseline " + baseline_of(gate, digits) : ""));
}

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

std::string verdict_line(const Report& report) {
  const Verdict& verdict = *verdict_of(report);
  OutcomeCount count;
  for (const GateResult& gate : verdict.gates) count.add(gate.judgement.outcome);
  const std::string told = count.told("gate");
  const bool allowed = verdict.outcome == Outcome::inconclusive && verdict.inconclusive_may_pass;
  return std::string(name_of(verdict.outcome)) + ": " +
         (report.slices ? fmt::format("in all rows, {}; {}", told, slices_line(report)) : told) +
         (allowed ? ", which is allowed" : "");
}

const Verdict* verdict_of(const Report& report) { return verdict_among(report.parts); }
const Verdict* verdict_of(const SliceReport& slice) { return verdict_among(slice.parts); }

}  // namespace assay
