// Words for gates.
#include "report/render/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string value_of(const GateResult& gate, int digits) {
  const Value& value = gate.estimate.value;
  return value.defined() ? told_apart(value.number(), gate.comparison, digits) : value_text(value, digits);
}

std::string interval_of(const GateResult& gate, int digits) {
  if (!gate.estimate.interval) return "";
  return told_apart(gate.estimate.interval->low, gate.comparison, digits) + " - " +
         told_apart(gate.estimate.interval->high, gate.comparison, digits);
}

}  // namespace

std::vector<std::vector<std::string>> gate_rows(const Verdict& verdict, int digits) {
  std::vector<std::vector<std::string>> rows;
  for (const GateResult& gate : verdict.gates)
    rows.push_back(
        {std::string(name_of(gate.judgement.outcome)), gate.expression, value_of(gate, digits),
         interval_of(gate, digits),
         gate.judgement.margin ? margin_text(*gate.judgement.margin, gate.comparison, digits) : ""});
  return rows;
}

std::vector<std::string> gate_heading(const Report& report) {
  return {"outcome", "gate", "value",
          report.confidence ? fmt::format("{:.10g}% interval", *report.confidence * 100) : "", "margin"};
}

std::string gate_line(const GateResult& gate, int digits) {
  const std::string interval = interval_of(gate, digits);
  return gate.expression + ": " +
         (!gate.judgement.reason.empty()
              ? gate.judgement.reason
              : value_of(gate, digits) + (interval.empty() ? "" : " (" + interval + ")"));
}

std::string verdict_line(const Verdict& verdict) {
  const auto count = [&](Outcome outcome) {
    return std::count_if(verdict.gates.begin(), verdict.gates.end(),
                         [&](const GateResult& gate) { return gate.judgement.outcome == outcome; });
  };
  const auto all = std::ssize(verdict.gates);
  const auto pass = count(Outcome::pass), unclear = count(Outcome::inconclusive);
  std::string line = std::string(name_of(verdict.outcome)) + ": ";
  line += all == 1 ? (pass == 1      ? "the gate holds"
                      : unclear == 1 ? ""
                                     : "the gate does not hold")
                   : fmt::format("{} of {} gates {}", pass, all, pass == 1 ? "holds" : "hold");
  if (unclear > 0)
    line += all == 1 ? "the gate is neither met nor missed" : fmt::format(", {} inconclusive", unclear);
  return line + (unclear > 0 && verdict.inconclusive_may_pass ? " (allowed)" : "");
}

const Verdict* verdict_of(const Report& report) {
  for (const Part& part : report.parts)
    if (const auto* verdict = std::get_if<Verdict>(&part)) return verdict;
  return nullptr;
}

}  // namespace assay
