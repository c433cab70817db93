// JUnit's XML, by the common subset that GitLab, Jenkins and others read.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

constexpr const char* no_time = "time=\"0.000\"";  // results do not depend on the clock

// "preds" of "data/preds.csv": Jenkins takes a dot for the end of a package's name.
std::string data_set(const Report& report) {
  if (report.inputs.empty()) return "input";
  if (report.inputs[0].files.empty()) return "counts";
  std::string name = report.inputs[0].files[0];
  if (name == "-") return "stdin";
  name.erase(0, name.rfind('/') + 1);
  name = name.substr(0, name.rfind('.') > 0 ? name.rfind('.') : name.npos);
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

// What stands inside a test case: nothing for a gate that passes.
std::string child_of(const GateResult& gate, bool inconclusive_may_pass, int digits) {
  const Outcome outcome = gate.judgement.outcome;
  if (outcome == Outcome::pass) return "";
  const std::string reason = xml_text(gate.judgement.reason.text(digits));
  if (outcome == Outcome::inconclusive && inconclusive_may_pass)
    return fmt::format("      <skipped message=\"{}\"/>\n", reason);
  const char* element = outcome == Outcome::undefined ? "error" : "failure";
  return fmt::format("      <{0} type=\"{1}\" message=\"{2}\">{2}</{0}>\n", element, name_of(outcome),
                     reason);
}

// All numbers in full.
std::string numbers_of(const GateResult& gate) {
  const auto& [value, interval, bracket] = gate.estimate;
  std::string text = "value " + (value.defined() ? exact(value.number()) : "undefined");
  if (interval)
    text += fmt::format(", interval {} to {} ({})", exact(interval->low), exact(interval->high),
                        name_of(interval->method));
  if (bracket) text += fmt::format(", bracket {} to {}", exact(bracket->low), exact(bracket->high));
  if (std::isfinite(gate.comparison.limit)) text += ", limit " + exact(gate.comparison.limit);
  if (gate.baseline) text += ", baseline " + exact(*gate.baseline);
  if (gate.judgement.margin) text += ", margin " + exact(*gate.judgement.margin);
  return text;
}

struct Tally {
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;

  [[nodiscard]] std::string attributes() const {
    return fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" {}", tests, failures,
                       errors, skipped, no_time);
  }
};

// Of all rows, and then of each slice.
std::vector<GateResult> all_gates_in_full(const Report& report) {
  std::vector<GateResult> gates = verdict_of(report)->gates;
  if (!report.slices) return gates;
  for (const SliceReport& slice : report.slices->all)
    if (const Verdict* verdict = verdict_of(slice))
      for (const GateResult& gate : verdict->gates) gates.push_back(named_by_slice(report, {&slice, &gate}));
  return gates;
}

Tally tally_of(const std::vector<GateResult>& gates, bool inconclusive_may_pass) {
  Tally tally{.tests = gates.size()};
  for (const GateResult& gate : gates) {
    const Outcome outcome = gate.judgement.outcome;
    const bool skipped = outcome == Outcome::inconclusive && inconclusive_may_pass;
    tally.skipped += skipped ? 1 : 0;
    tally.errors += outcome == Outcome::undefined ? 1 : 0;
    tally.failures += outcome == Outcome::fail || (outcome == Outcome::inconclusive && !skipped) ? 1 : 0;
  }
  return tally;
}

std::string cases_of(const std::vector<GateResult>& gates, bool inconclusive_may_pass,
                     const std::string& class_name, int digits) {
  std::string text;
  std::map<std::string, int> seen;  // GitLab drops cases that have the name of another
  for (const GateResult& gate : gates) {
    std::string name = xml_text(gate.expression);
    if (const int count = ++seen[name]; count > 1) name += fmt::format(" ({})", count);
    text += fmt::format(
        "    <testcase classname=\"{}\" name=\"{}\" {}>\n{}      <system-out>{}</system-out>\n"
        "    </testcase>\n",
        class_name, name, no_time, child_of(gate, inconclusive_may_pass, digits), xml_text(numbers_of(gate)));
  }
  return text;
}

std::string properties_of(const Report& report) {
  std::string text = "    <properties>\n";
  for (const Provenance& input : report.inputs)
    text += fmt::format("      <property name=\"input\" value=\"{}\"/>\n", xml_text(summary(input)));
  if (report.slices)
    text += fmt::format("      <property name=\"slices\" value=\"{}\"/>\n", xml_text(slices_line(report)));
  text += fmt::format("      <property name=\"signature\" value=\"{}\"/>\n", xml_text(report.signature));
  return text + "    </properties>\n";
}

std::string suite(const Tally& tally, const std::string& name, const std::string& content) {
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"assay\" {0}>\n"
      "  <testsuite name=\"{1}\" {0}>\n{2}  </testsuite>\n</testsuites>\n",
      tally.attributes(), name, content);
}

std::string xml_lines(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return xml_text(text);
  return xml_text(text.substr(0, end)) + '\n' + xml_lines(text.substr(end + 1));
}

// All diagnostics, each with its hint where that is not the last one's again; a line each.
std::string told(const Error& error) {
  std::string text, last_hint;
  const auto add = [&](const std::string& lines) { text += xml_lines(lines) + '\n'; };
  for (const Diagnostic& diagnostic : error.diagnostics) {
    add(diagnostic.what);
    if (diagnostic.hint != last_hint) add("hint: " + diagnostic.hint);
    last_hint = diagnostic.hint;
  }
  if (error.unlisted > 0) add(fmt::format("and {} more", error.unlisted));
  return text;
}

std::string failed(const Error& error) {
  const std::string& first = error.diagnostics[0].what;
  return fmt::format(
      "    <testcase classname=\"assay\" name=\"no gate was tried\" {}>\n"
      "      <error type=\"exit status {}\" message=\"{}\">{}</error>\n    </testcase>\n",
      no_time, static_cast<int>(error.status), xml_text(first.substr(0, first.find('\n'))), told(error));
}

}  // namespace

std::string render_junit(const Report& report, const Style& style) {
  if (report.failure) return suite({.tests = 1, .errors = 1}, "assay", failed(*report.failure));
  const std::vector<GateResult> gates = all_gates_in_full(report);
  const bool may_pass = verdict_of(report)->inconclusive_may_pass;
  const std::string name = report.inputs.empty() ? "assay" : xml_text(source_name(report.inputs[0]));
  const std::string class_name = "assay." + xml_text(data_set(report));
  return suite(tally_of(gates, may_pass), name,
               properties_of(report) + cases_of(gates, may_pass, class_name, style.digits));
}

}  // namespace assay
