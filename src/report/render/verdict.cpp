// Words for gates.
#include "report/render/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string value_of(const GateResult& gate, int digits) {
  const Value& value = gate.estimate.value;
  return value.defined() ? text_of(rounded_to_differ(value.number(), gate.comparison), digits)
                         : value_text(value, digits);
}

std::string interval_of(const GateResult& gate, int digits) {
  return gate.estimate.interval ? rounded_to_differ(*gate.estimate.interval, gate.comparison).text(digits)
                                : "";
}

// "1 of 3 gates does", "the gate does", "2 of 3 gates do".
std::string some_of(std::ptrdiff_t count, std::ptrdiff_t all, std::string_view one,
                    std::string_view several) {
  if (all == 1) return fmt::format("the gate {}", one);
  return fmt::format("{} of {} gates {}", count, all, count == 1 ? one : several);
}

}  // namespace

std::vector<std::vector<std::string>> gate_table(const Verdict& verdict, const Report& report, int digits) {
  const bool intervals = report.confidence &&
                         std::any_of(verdict.gates.begin(), verdict.gates.end(), [](const GateResult& gate) {
                           return gate.estimate.interval.has_value();
                         });
  std::vector<std::vector<std::string>> rows{{"outcome", "gate", "value"}};
  if (intervals) rows[0].push_back(fmt::format("{:.10g}% interval", *report.confidence * 100));
  rows[0].emplace_back("margin");
  for (const GateResult& gate : verdict.gates) {
    const auto& [outcome, margin, reason] = gate.judgement;
    auto& row = rows.emplace_back();
    row = {std::string(name_of(outcome)), gate.expression, value_of(gate, digits)};
    if (intervals) row.push_back(interval_of(gate, digits));
    row.push_back(margin ? text_of(margin_number(*margin, gate.comparison), digits) : "");
  }
  return rows;
}

std::string gate_line(const GateResult& gate, int digits) {
  const std::string interval = interval_of(gate, digits);
  return gate.expression + ": " +
         (!gate.judgement.reason.empty()
              ? gate.judgement.reason.text(digits)
              : value_of(gate, digits) + (interval.empty() ? "" : " (" + interval + ")"));
}

std::string verdict_line(const Verdict& verdict) {
  const auto count = [&](Outcome outcome) {
    return std::count_if(verdict.gates.begin(), verdict.gates.end(),
                         [&](const GateResult& gate) { return gate.judgement.outcome == outcome; });
  };
  const auto all = std::ssize(verdict.gates), unclear = count(Outcome::inconclusive);
  const std::string line = std::string(name_of(verdict.outcome)) + ": ";
  if (verdict.outcome == Outcome::pass)
    return line + (all == 1   ? "the gate holds"
                   : all == 2 ? "both gates hold"
                              : fmt::format("all {} gates hold", all));
  if (verdict.outcome == Outcome::inconclusive)
    return line +
           (all == 1 ? "the rows cannot tell"
                     : some_of(unclear, all, "is inconclusive", "are inconclusive")) +
           (verdict.inconclusive_may_pass ? ", which is allowed" : "");
  const auto failed = all - count(Outcome::pass) - unclear;
  return line + some_of(failed, all, "does not hold", "do not hold") +
         (unclear > 0 ? fmt::format(", and {} {} inconclusive", unclear, unclear == 1 ? "is" : "are") : "");
}

const Verdict* verdict_of(const Report& report) {
  for (const Part& part : report.parts)
    if (const auto* verdict = std::get_if<Verdict>(&part)) return verdict;
  return nullptr;
}

}  // namespace assay
