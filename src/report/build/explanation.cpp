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
  const auto end = [](double number) {
    return std::isinf(number) ? (number < 0 ? "-infinity" : "infinity") : exact(number);
  };
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

// With whole numbers whole.
Phrase readable(const Phrase& phrase) {
  Phrase changed;
  for (const Phrase::Piece& piece : phrase.pieces()) {
    if (const auto* number = std::get_if<Number>(&piece)) {
      changed += Phrase{Number(number->value, Number::Shown::readable)};
    } else {
      changed += Phrase{piece};
    }
  }
  return changed;
}

// The formula with the numbers of one table in it, the same for all metrics; or the metric's own words.
Phrase example_of(const Metric& metric) {
  if (!metric.example.empty()) return metric.example;
  constexpr TwoByTwo mails{.tp = 18, .fp = 4, .fn = 2, .tn = 76};
  const std::string parameter =
      metric.parameter ? "(" + exact(metric.parameter->example) + ")" : std::string();
  const BoundMetric bound = bound_metric(std::string(metric.name) + parameter);
  if (!bound.formula()) return {};
  Phrase text = "Of 100 mails 20 are spam; a filter stops 18 of these and 4 good mails: " + bound.name();
  const Derivation last = bound.formula()->derivations(bound.name(), variables_of(mails)).back();
  for (const Phrase& side : {last.with_numbers, last.simplified})
    if (!side.empty()) text += Phrase(" = ") + readable(side);
  return std::move(text += Phrase{" = ", Number(last.value.number(), Number::Shown::readable), "."});
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
  const std::pair<const char*, Phrase> rows[] = {
      {"names", names_of(metric)},
      {"question", std::string(metric.question)},
      {"use when", std::string(metric.use_when)},
      {"formula", formula_of(metric)},
      {"example", example_of(metric)},
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
  text.rows.push_back({.term = "try", .texts = {std::string(subject.command)}, .is_command = true});
  add("source", std::string(subject.reference));
  add("see also", joined(see_also));
  return text;
}

Text read_aloud(std::string_view name, std::string_view sentence, double number) {
  const std::string text = filled(sentence, "{%}", percent(number));
  constexpr std::string_view placeholder = "{}";
  Phrase phrase = text;
  if (const std::size_t at = text.find(placeholder); at != std::string::npos)
    phrase = {text.substr(0, at), number, text.substr(at + placeholder.size())};
  return paragraph("aloud", std::move(phrase), std::string(name));
}

Text interpretation(const BoundMetric& metric, double number) {
  return read_aloud(metric.name(), metric.metric()->interpretation, number);
}

}  // namespace assay
