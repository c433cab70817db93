// Words for gates.
#include "report/render/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
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

// "1 of 3 gates does", "the gate does", "2 of 3 gates do".
std::string some_of(std::ptrdiff_t count, std::ptrdiff_t all, std::string_view one,
                    std::string_view several) {
  if (all == 1) return fmt::format("the gate {}", one);
  return fmt::format("{} of {} gates {}", count, all, count == 1 ? one : several);
}

// How gates went.
struct GateCount {
  std::ptrdiff_t all = 0, passed = 0, unclear = 0;

  void add(const std::vector<GateResult>& gates) {
    const auto count = [&](Outcome outcome) {
      return std::count_if(gates.begin(), gates.end(),
                           [&](const GateResult& gate) { return gate.judgement.outcome == outcome; });
    };
    all += std::ssize(gates);
    passed += count(Outcome::pass);
    unclear += count(Outcome::inconclusive);
  }

  [[nodiscard]] std::string told() const {
    if (passed == all)
      return all == 1   ? "the gate holds"
             : all == 2 ? "both gates hold"
                        : fmt::format("all {} gates hold", all);
    const std::ptrdiff_t failed = all - passed - unclear;
    if (failed == 0)
      return all == 1 ? "too little data to decide"
                      : some_of(unclear, all, "is inconclusive", "are inconclusive");
    return some_of(failed, all, "does not hold", "do not hold") +
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

std::vector<std::vector<std::string>> slice_gate_table(const Report& report, int digits) {
  const std::vector<SliceGate> found = not_passed(report);
  if (found.empty()) return {};
  std::vector<const GateResult*> gates;
  for (const SliceGate& one : found) gates.push_back(one.gate);
  const bool intervals = have_intervals(report, gates);
  std::vector<std::vector<std::string>> rows{
      {"outcome", "gate", report.slices->summary.row_header, "rows", "value"}};
  if (intervals) rows[0].push_back(interval_heading(report));
  rows[0].emplace_back("reason");
  for (const auto& [slice, gate] : found) {
    auto& row = rows.emplace_back();
    row = {std::string(name_of(gate->judgement.outcome)), gate->expression,
           shortened(printable(slice->value), 40), count_text(slice->rows, false, digits),
           value_of(*gate, digits)};
    if (intervals) row.push_back(interval_of(*gate, digits));
    row.push_back(gate->judgement.reason.text(digits));
  }
  return rows;
}

SliceCount count_of_slices(const Slices& slices) {
  SliceCount count;
  for (const SliceReport& slice : slices.all) {
    const Verdict* verdict = verdict_of(slice);
    count.judged += verdict ? 1 : 0;
    count.passed += verdict && verdict->outcome == Outcome::pass ? 1 : 0;
    count.few_rows += slice.rows < slices.min_rows ? 1 : 0;
  }
  count.no_baseline = std::ssize(slices.all) - count.judged - count.few_rows;
  return count;
}

std::string slices_line(const Report& report) {
  const SliceCount count = count_of_slices(*report.slices);
  std::string line = fmt::format("by {}: {} judged, {}", report.slices->summary.row_header,
                                 counted(static_cast<double>(count.judged), "slice"),
                                 count.passed == 0 ? std::string("none passes")
                                 : count.passed == count.judged
                                     ? (count.judged == 1 ? "it passes" : "all pass")
                                     : fmt::format("{} pass{}", count.passed, count.passed == 1 ? "es" : ""));
  if (count.few_rows > 0)
    line +=
        fmt::format("; {} with under {} not judged", count.few_rows, counted(report.slices->min_rows, "row"));
  if (count.no_baseline > 0) line += fmt::format("; {} without a baseline not judged", count.no_baseline);
  return line;
}

std::string verdict_line(const Report& report) {
  const Verdict& verdict = *verdict_of(report);
  GateCount in_all_rows;
  in_all_rows.add(verdict.gates);
  std::string line = std::string(name_of(verdict.outcome)) + ": ";
  if (report.slices) {
    GateCount in_slices;
    for (const SliceReport& slice : report.slices->all)
      if (const Verdict* of_slice = verdict_of(slice)) in_slices.add(of_slice->gates);
    line += fmt::format("in all rows, {}; in slices, {}", in_all_rows.told(), in_slices.told());
  } else {
    line += in_all_rows.told();
  }
  if (const auto few = report.slices ? count_of_slices(*report.slices).few_rows : 0; few > 0)
    line += fmt::format("; {} with under {} {} not judged (--min-rows)",
                        counted(static_cast<double>(few), "slice"), counted(report.slices->min_rows, "row"),
                        few == 1 ? "was" : "were");
  const bool allowed = verdict.outcome == Outcome::inconclusive && verdict.inconclusive_may_pass;
  return line + (allowed ? ", which is allowed" : "");
}

const Verdict* verdict_of(const Report& report) { return verdict_among(report.parts); }
const Verdict* verdict_of(const SliceReport& slice) { return verdict_among(slice.parts); }

}  // namespace assay
