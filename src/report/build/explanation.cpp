// What is to be said of a metric or an idea.
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

std::string range_of(const Range& range) {
  const auto end = [](double number) { return std::isinf(number) ? "infinity" : exact(number); };
  return end(range.low) + " to " + end(range.high);
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
  if (!metric.undefined_when.empty()) return std::string(metric.undefined_when);
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

// Ideas that a metric plays a part in.
std::string ideas_with(const Metric& metric) {
  std::vector<std::string> names;
  for (const Idea& idea : ideas())
    if (std::find(idea.see_also.begin(), idea.see_also.end(), metric.name) != idea.see_also.end())
      names.emplace_back(idea.name);
  return joined(names);
}

}  // namespace

void add_explanation(Text& text, const Metric& metric) {
  const std::pair<const char*, std::string> rows[] = {
      {"names", names_of(metric)},
      {"question", std::string(metric.question)},
      {"formula", formula_of(metric)},
      {"range", range_of(metric.range)},
      {"better", better_of(metric.better)},
      {"ignores", std::string(metric.ignores)},
      {"undefined when", undefined_when(metric)},
      {"elsewhere", std::string(metric.elsewhere)},
      {"read aloud", filled(filled(metric.aloud, "{%}", "x%"), "{}", "x")},
      {"source", std::string(metric.reference)},
      {"see also", ideas_with(metric)}};
  text.columns.emplace_back(metric.name);
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (text.columns.size() == 1) text.rows.push_back({rows[i].first, {}});
    text.rows[i].texts.push_back(rows[i].second);
  }
}

Text explanation(const Idea& idea) {
  std::vector<std::string> names{std::string(idea.name)},
      see_also(idea.see_also.begin(), idea.see_also.end());
  names.insert(names.end(), idea.aliases.begin(), idea.aliases.end());
  Text text{.key = "explained", .columns = {std::string(idea.name)}};
  const auto add = [&](const char* term, std::string said) {
    text.rows.push_back({term, {std::move(said)}});
  };
  add("names", joined(names));
  add("question", std::string(idea.question));
  add("answer", std::string(idea.answer));
  add("example", std::string(idea.example));
  add("remember", std::string(idea.aloud));
  add("try", std::string(idea.command));
  add("source", std::string(idea.reference));
  add("see also", joined(see_also));
  return text;
}

Text read_aloud(const BoundMetric& metric, double number) {
  const std::string text = filled(metric.metric()->aloud, "{%}", percent(number));
  constexpr std::string_view placeholder = "{}";
  Phrase phrase = text;
  if (const std::size_t at = text.find(placeholder); at != std::string::npos)
    phrase = {text.substr(0, at), number, text.substr(at + placeholder.size())};
  return paragraph("aloud", std::move(phrase), metric.name());
}

}  // namespace assay
