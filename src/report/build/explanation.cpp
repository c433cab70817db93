// What is to be said of a metric or a concept.
#include "assay/report/build/explanation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

std::string joined(const std::vector<std::string>& parts) { return listed(parts, parts.size()); }

std::string names_of(const Metric& metric) {
  std::vector<std::string> names{std::string(metric.name) +
                                 (metric.parameter ? fmt::format("({})", metric.parameter->name) : "")};
  if (lower(metric.symbol) != metric.name) names.emplace_back(metric.symbol);
  names.insert(names.end(), metric.aliases.begin(), metric.aliases.end());
  return joined(names);
}

std::string formula_of(const Metric& metric) {
  const auto* counts = std::get_if<CountFormula>(&metric.definition);
  if (!counts) return std::string(metric.computed);
  if (counts->whole_matrix.empty()) return std::string(counts->two_by_two);
  const std::string whole = fmt::format("of several classes: {}", counts->whole_matrix);
  return counts->two_by_two.empty() ? whole : fmt::format("{}; {}", counts->two_by_two, whole);
}

std::string range_of(const Metric& metric) {
  const Range& range = metric.range;
  const auto end = [](double number) { return std::isinf(number) ? "infinity" : exact(number); };
  const bool to_parameter = metric.parameter && metric.parameter->ends_range;
  return end(range.low) + " to " + (to_parameter ? std::string(metric.parameter->name) : end(range.high));
}

std::string better_of(Better better) {
  switch (better) {
    case Better::higher:
      return "higher";
    case Better::lower:
      return "lower";
    default:
      return "neither";
  }
}

std::string undefined_when(const Metric& metric) {
  const std::string also =
      metric.also_undefined_when.empty() ? "" : ", or " + std::string(metric.also_undefined_when);
  if (!metric.undefined_when.empty()) return std::string(metric.undefined_when) + also;
  return std::holds_alternative<CountFormula>(metric.definition) ? "one of the metrics in its formula is"
                                                                 : "never";
}

// The sentence with `number` for its placeholder.
std::string filled(std::string_view sentence, std::string_view placeholder, const std::string& number) {
  std::string text(sentence);
  if (const std::size_t at = text.find(placeholder); at != std::string::npos)
    text.replace(at, placeholder.size(), number);
  return text;
}

// Concepts that a metric plays a part in.
std::string concepts_with(const Metric& metric) {
  std::vector<std::string> names;
  for (const Concept& one : concepts())
    if (std::find(one.see_also.begin(), one.see_also.end(), metric.name) != one.see_also.end())
      names.emplace_back(one.name);
  return joined(names);
}

}  // namespace

void add_explanation(Text& text, const Metric& metric) {
  const std::pair<const char*, std::string> rows[] = {
      {"names", names_of(metric)},
      {"question", std::string(metric.question)},
      {"formula", formula_of(metric)},
      {"range", range_of(metric)},
      {"better", better_of(metric.better)},
      {"ignores", std::string(metric.ignores)},
      {"undefined when", undefined_when(metric)},
      {"elsewhere", std::string(metric.in_other_tools)},
      {"read aloud", filled(filled(metric.interpretation, "{%}", "x%"), "{}", "x")},
      {"source", std::string(metric.reference)},
      {"see also", concepts_with(metric)}};
  text.columns.emplace_back(metric.name);
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (text.columns.size() == 1) text.rows.push_back({rows[i].first, {}});
    text.rows[i].texts.push_back(rows[i].second);
  }
}

Text explanation(const Concept& subject) {
  std::vector<std::string> names{std::string(subject.name)},
      see_also(subject.see_also.begin(), subject.see_also.end());
  names.insert(names.end(), subject.aliases.begin(), subject.aliases.end());
  Text text{.key = "explained", .columns = {std::string(subject.name)}};
  const auto add = [&](const char* term, std::string said) {
    text.rows.push_back({term, {std::move(said)}});
  };
  add("names", joined(names));
  add("question", std::string(subject.question));
  add("answer", std::string(subject.answer));
  add("example", std::string(subject.example));
  add("remember", std::string(subject.interpretation));
  add("try", std::string(subject.command));
  add("source", std::string(subject.reference));
  add("see also", joined(see_also));
  return text;
}

Text interpretation(const BoundMetric& metric, double number) {
  const std::string text = filled(metric.metric()->interpretation, "{%}", percent(number));
  constexpr std::string_view placeholder = "{}";
  Phrase phrase = text;
  if (const std::size_t at = text.find(placeholder); at != std::string::npos)
    phrase = {text.substr(0, at), number, text.substr(at + placeholder.size())};
  return paragraph("aloud", std::move(phrase), metric.name());
}

}  // namespace assay
