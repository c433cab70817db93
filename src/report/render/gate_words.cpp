// Words that gates of all rows and of slices share.
#include "report/render/gate_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/words.hpp"

namespace assay {

std::string value_of(const GateResult& gate, int digits) {
  const Value& value = gate.estimate.value;
  return value.defined() ? text_of(rounded_to_differ(value.number(), gate.comparison), digits)
                         : value_text(value, digits);
}

std::string interval_of(const GateResult& gate, int digits) {
  return gate.estimate.interval ? rounded_to_differ(*gate.estimate.interval, gate.comparison).text(digits)
                                : "";
}

bool have_intervals(const Report& report, const std::vector<const GateResult*>& gates) {
  return report.confidence && std::any_of(gates.begin(), gates.end(), [](const GateResult* gate) {
           return gate->estimate.interval.has_value();
         });
}

std::string interval_heading(const Report& report) {
  return fmt::format("{:.10g}% interval", *report.confidence * 100);
}

namespace {

// "1 of 3 gates fails", "the gate fails", "2 of 3 gates fail".
std::string some_of(std::ptrdiff_t count, std::ptrdiff_t all, std::string_view noun, std::string_view one,
                    std::string_view several) {
  if (all == 1) return fmt::format("the {} {}", noun, one);
  return fmt::format("{} of {} {}s {}", count, all, noun, count == 1 ? one : several);
}

}  // namespace

void OutcomeCount::add(Outcome outcome) {
  ++all;
  passed += outcome == Outcome::pass ? 1 : 0;
  unclear += outcome == Outcome::inconclusive ? 1 : 0;
}

std::string OutcomeCount::told(std::string_view noun) const {
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

}  // namespace assay
