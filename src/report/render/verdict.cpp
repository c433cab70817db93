// Words for gates.
#include "report/render/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/gate_words.hpp"

namespace assay {

namespace {

std::string baseline_of(const GateResult& gate, int digits) {
  return gate.baseline ? text_of(*gate.baseline, digits) : "";
}

std::string method_of(const GateResult& gate) {
  return gate.estimate.interval ? std::string(name_of(gate.estimate.interval->method)) : "";
}

const Verdict* verdict_among(const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (const auto* verdict = std::get_if<Verdict>(&part)) return verdict;
  return nullptr;
}

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
