// Reports on metrics that follow from others.
#include "assay/report/build/deduction.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/explanation.hpp"

namespace assay {

namespace {

// "--detection-prevalence".
std::string option_of(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return "--" + name;
}

// "--recall, or --prevalence and --specificity".
std::string options_of(const std::vector<std::vector<std::string>>& sets) {
  std::string text;
  for (const std::vector<std::string>& names : sets) {
    if (!text.empty()) text += ", or ";
    for (std::size_t i = 0; i < names.size(); ++i)
      text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + option_of(names[i]);
  }
  return text;
}

std::string given_in_words(const Deduction& deduction) {
  std::vector<std::string> names;
  for (const KnownValue& one : deduction.known()) names.push_back(one.name);
  if (names.size() == 1) return names[0] + " alone";
  const std::string last = names.back();
  names.pop_back();
  return listed(names, names.size()) + " and " + last;
}

// "assay explain f1 --tp N --fp N --fn N": the data that a metric can be measured on.
std::string command_with_data(const std::string& name) {
  const Metric* metric = find_metric(name.substr(0, name.find('(')));
  if (!metric) return "";
  const BoundMetric bound = bound_metric(name);
  if (!bound.formula()) return "assay explain " + shell_word(name) + " --from FILE";
  unsigned needed = 0;
  for (const Variable variable : bound.formula()->variables())
    needed |= rows_counted(variable, Scope::two_by_two).value_or(0);
  std::string command = "assay explain " + shell_word(name);
  for (const Variable cell : {Variable::TP, Variable::FP, Variable::FN, Variable::TN})
    if ((needed & *rows_counted(cell, Scope::two_by_two)) != 0)
      command += fmt::format(" --{} N", lower(name_of(cell)));
  return command;
}

Error does_not_follow(const std::string& name, const Deduction& deduction) {
  const auto ways = deduction.missing(name, 2);
  const std::string command = command_with_data(name);
  if (ways.empty()) return usage_error(name + " follows from no other metrics", "give data: " + command);
  return usage_error(
      fmt::format("{} does not follow from {}", name, given_in_words(deduction)),
      fmt::format("add {}{}", options_of(ways), command.empty() ? "" : "; or give data: " + command));
}

// 0/0 in these terms need not be 0/0 in counts.
void note_undefined(Report& report, const std::string& name) {
  report.warnings.push_back({"undefined_in_these_terms",
                             fmt::format("{} has no value in these terms; counts may still give it one: {}",
                                         name, command_with_data(name))});
}

std::optional<Part> sentence(const std::string& name, const Value& value) {
  if (!value.defined()) return std::nullopt;
  if (const Quantity* quantity = find_quantity(name))
    return read_aloud(name, quantity->interpretation, value.number());
  return interpretation(bound_metric(name), value.number());
}

Report report_of_given(const Deduction& deduction) {
  Report report{.command = "explain"};
  ValueList given{.key = "given", .values = {}, .plain = true, .for_people = false};
  report.signature = fmt::format("assay {} | explain", version());
  for (const KnownValue& one : deduction.known()) {
    given.values.push_back({one.name, {one.value}});
    report.signature += fmt::format(" | {}={}", one.name, exact(one.value));
  }
  report.parts.emplace_back(std::move(given));
  return report;
}

}  // namespace

Report deduction_report(std::span<const std::string> names, const Deduction& deduction) {
  Report report = report_of_given(deduction);
  ValueList values{.key = "metrics", .values = {}, .for_people = names.size() > 1};
  Working working;
  std::vector<Part> sentences;
  for (const std::string& name : names) {
    std::vector<Derivation> steps = deduction.steps(name);
    if (steps.empty()) throw does_not_follow(name, deduction);
    const Value value = steps.back().value;
    values.values.push_back({name, {value}});
    if (!value.defined() && !value.is_infinite()) note_undefined(report, name);
    if (auto said = sentence(name, value)) sentences.push_back(*std::move(said));
    add_derivations(working.derivations, std::move(steps));
  }
  if (values.values.size() == 1) set_answer(report, values.values[0].estimate.value);
  report.parts.emplace_back(std::move(values));
  report.parts.emplace_back(std::move(working));
  std::move(sentences.begin(), sentences.end(), std::back_inserter(report.parts));
  return report;
}

Report deduction_report(const Deduction& deduction) {
  Report report = report_of_given(deduction);
  ValueList values{.key = "metrics", .values = {}};
  for (const std::string& name : deduction.all())
    values.values.push_back({name, {deduction.steps(name).back().value}});
  if (values.values.empty()) {
    report.parts.emplace_back(
        paragraph("in_words", "Nothing else follows from " + given_in_words(deduction) + "."));
    return report;
  }
  report.command_next = "assay explain " + shell_word(values.values[0].name);
  for (const KnownValue& one : deduction.known())
    *report.command_next += " " + option_of(one.name) + " " + exact(one.value);
  report.parts.emplace_back(std::move(values));
  return report;
}

}  // namespace assay
