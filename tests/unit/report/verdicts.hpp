// Verdicts that several tests look at.
#pragma once

#include <string>
#include <vector>

#include "assay/report/report.hpp"

/// A gate with this outcome, of 0.75 against 0.5 with an interval.
inline assay::GateResult gate_result(assay::Outcome outcome, const std::string& expression = "f1 >= 0.5",
                                     const std::string& reason = "why not") {
  const bool undefined = outcome == assay::Outcome::undefined;
  const assay::Value none = assay::Value::undefined("TP + FP = 0");
  assay::GateResult result{.expression = expression,
                           .estimate = {.value = undefined ? none : assay::Value(0.75)},
                           .comparison = {assay::Comparison::Sign::at_least, 0.5},
                           .judgement = {.outcome = outcome, .margin = std::nullopt, .reason = reason}};
  if (outcome == assay::Outcome::pass) result.judgement.reason = "";
  if (undefined) return result;
  result.estimate.interval = assay::Interval{0.625, 0.875, assay::IntervalMethod::wilson};
  result.judgement.margin = 0.25;
  return result;
}

inline assay::Report report_of(std::vector<assay::GateResult> gates, bool inconclusive_may_pass = false,
                               const std::string& file = "data/preds.csv") {
  assay::Verdict verdict{.gates = std::move(gates),
                         .outcome = assay::Outcome::pass,
                         .inconclusive_may_pass = inconclusive_may_pass};
  for (const assay::GateResult& gate : verdict.gates)
    verdict.outcome = assay::worst_of(verdict.outcome, gate.judgement.outcome);
  return {.command = "check",
          .inputs = {{.files = file.empty() ? std::vector<std::string>{} : std::vector{file}, .rows = 8}},
          .confidence = 0.95,
          .parts = {std::move(verdict)},
          .signature = "assay 0.2.0 | truth=label"};
}

/// One of each outcome, and a pass more.
inline std::vector<assay::GateResult> one_of_each() {
  return {gate_result(assay::Outcome::pass, "a >= 0.5"), gate_result(assay::Outcome::fail, "b >= 0.5"),
          gate_result(assay::Outcome::inconclusive, "c >= 0.5"),
          gate_result(assay::Outcome::undefined, "d >= 0.5"), gate_result(assay::Outcome::pass, "e >= 0.5")};
}

/// Text that would do harm where it is not escaped.
inline const std::vector<std::string> hostile_texts{"\x1b]52;c;aGk=\x07",
                                                    "::error file=a::b",
                                                    "##[set-output]",
                                                    "two\nlines",
                                                    "\r::x",
                                                    "\xff\xfe",
                                                    "\xed\xa0\x80",
                                                    "<img src=x onerror='1'>",
                                                    "a & b && \"c\"",
                                                    "]]><failure/>",
                                                    "--><!--",
                                                    "&#27;&lt;&nosuch;",
                                                    "\u202eevil",
                                                    "\xEF\xBF\xBE",
                                                    "%0A::error::x",
                                                    "100%, a:b",
                                                    std::string("nul\0nul", 7)};
