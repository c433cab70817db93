// The log of GitHub Actions: workflow commands that make annotations.
#include <fmt/format.h>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// GitHub shows ten annotations of each kind a step, and cuts a message at 4,096 characters.
constexpr std::size_t most_annotations = 10, longest_message = 4000;

// What the runner reads back as %, a newline, and so on; in a property also : and a comma.
std::string escaped(std::string_view text, bool property) {
  std::string result;
  for (const char c : text) {
    const bool special = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
    result += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return result;
}

// A workflow command. The message may have several lines, which must be safe to print.
std::string command(std::string_view kind, std::string_view title, const std::string& message) {
  return fmt::format("::{} title={}::{}\n", kind, escaped(title, true),
                     escaped(shortened(printable_lines(message), longest_message), false));
}

// "error", "warning", or nothing for a gate that passes.
std::string_view kind_of(const GateResult& gate, const Verdict& verdict) {
  const Outcome outcome = gate.judgement.outcome;
  if (outcome == Outcome::pass) return "";
  return outcome == Outcome::inconclusive && verdict.inconclusive_may_pass ? "warning" : "error";
}

std::string title_of(Outcome outcome) {
  if (outcome == Outcome::fail) return "assay: a gate fails";
  return "assay: a gate is " + std::string(name_of(outcome));
}

// Of all rows, and then of slices, where those that pass are only counted.
std::vector<GateResult> all_gates(const Report& report) {
  std::vector<GateResult> gates = verdict_of(report)->gates;
  if (report.slices)
    for (const SliceGate& one : not_passed(report)) gates.push_back(named_by_slice(report, one));
  return gates;
}

// Annotations of one kind; the last that is shown stands for those beyond it.
std::string annotations(const std::vector<GateResult>& all, const Verdict& verdict, std::string_view kind,
                        int digits) {
  std::vector<const GateResult*> gates;
  for (const GateResult& gate : all)
    if (kind_of(gate, verdict) == kind) gates.push_back(&gate);
  std::string text, rest;
  for (std::size_t i = 0; i < gates.size(); ++i) {
    const std::string line = printable(gate_line(*gates[i], digits));
    if (gates.size() > most_annotations && i + 1 >= most_annotations) {
      rest += (rest.empty() ? "" : "\n") + line;
      text += std::string(name_of(gates[i]->judgement.outcome)) + ": " + line + '\n';
    } else {
      text += command(kind, title_of(gates[i]->judgement.outcome), line);
    }
  }
  if (!rest.empty()) text += command(kind, "assay: further gates", rest);
  return text;
}

}  // namespace

std::string render_github(const Report& report, const Style& style) {
  const int digits = style.digits;
  std::string text;
  if (report.failure) {
    for (const Diagnostic& diagnostic : report.failure->diagnostics)
      text += command("error", "assay: no gate was tried",
                      diagnostic.what + (diagnostic.hint.empty() ? "" : "\nhint: " + diagnostic.hint));
    if (const std::size_t more = report.failure->unlisted; more > 0)
      text += fmt::format("and {} more\n", more);
    return text;
  }
  const Verdict& verdict = *verdict_of(report);
  for (const GateResult& gate : verdict.gates)
    if (gate.judgement.outcome == Outcome::pass) text += "pass: " + printable(gate_line(gate, digits)) + '\n';
  const std::vector<GateResult> all = all_gates(report);
  for (const char* kind : {"error", "warning"}) text += annotations(all, verdict, kind, digits);
  if (report.slices) text += printable(slices_line(report)) + '\n';
  if (!style.numbers_alone)
    for (const Warning& warning : report.warnings)
      text += "note: " + printable(warning.message.text(digits)) + '\n';
  return text + verdict_line(report) + '\n';
}

}  // namespace assay
