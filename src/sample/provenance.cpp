// Where a sample comes from.
#include "assay/sample/provenance.hpp"

#include <algorithm>

#include "assay/core/text.hpp"

namespace assay {

namespace {

const Rule* find_rule(const std::vector<Rule>& rules, const std::string& name) {
  const auto found =
      std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.name == name; });
  return found == rules.end() ? nullptr : &*found;
}

// As --map has it, in one order.
std::string map_text(LabelRule::Map map) {
  std::sort(map.begin(), map.end());
  std::string text;
  for (const auto& [label, read] : map) text += (text.empty() ? "" : ",") + label + "=" + read;
  return text;
}

std::string all_of(const std::vector<std::string>& conditions) {
  std::string text;
  for (const std::string& one : conditions) text += (text.empty() ? "" : " and ") + one;
  return text;
}

bool of_scores(const std::string& rule) {
  return rule == role::score.name || rule == role::class_scores.name;
}

// What predicts a row positive.
bool of_predictions(const std::string& rule) { return rule == role::predicted.name || rule == "threshold"; }

// Which rows there are, and how they were found.
bool of_rows(const std::string& rule) {
  return rule == role::slice.name || rule == "folds" || rule == "delimiter" || rule == "filter" ||
         rule == "range" || rule == "key" || rule == "by-position";
}

// A rule as it may differ from that of another input; nothing where it may.
std::optional<Difference> difference(const std::string& name, const Rule* there, const Rule* here) {
  if (of_rows(name) || name == role::cluster.name || (there && here && there->text == here->text))
    return std::nullopt;
  if (of_scores(name) && !(there && here)) return std::nullopt;
  Difference found{.name = name, .there = std::nullopt, .here = std::nullopt};
  if (there) found.there = there->text;
  if (here) found.here = here->text;
  return found;
}

}  // namespace

std::string name_of_source(const Provenance& provenance) {
  const std::vector<std::string>& files = provenance.files;
  if (files.empty()) return "counts";
  const std::string first = files[0] == "-" ? "standard input" : files[0];
  return files.size() == 1 ? first
                           : first + " and " + counted(static_cast<double>(files.size() - 1), "more file");
}

std::string_view name_of(Provenance::Source source) {
  switch (source) {
    case Provenance::Source::counts:
    case Provenance::Source::class_counts:
      return "counts";
    case Provenance::Source::matrix:
      return "matrix";
    default:
      return "rows";
  }
}

std::string_view name_of(Missing missing) { return missing == Missing::drop ? "drop" : "error"; }

double threshold_in_file(const Provenance& provenance, double threshold) {
  return provenance.score_is == ScoreMeaning::distance ? -threshold + 0.0 : threshold;
}

std::vector<Rule> rules_of(const Provenance& provenance) {
  std::vector<Rule> rules;
  const auto add = [&](std::string_view name, std::string text) {
    rules.push_back({std::string(name), std::move(text)});
  };
  using Source = Provenance::Source;
  if (provenance.source != Source::rows) add(name_of(provenance.source), "");
  for (const auto& [role, column] : provenance.columns) add(role, column);
  if (provenance.range) add("range", text_of(*provenance.range));
  if (provenance.truth_file) add(provenance.key ? "key" : "by-position", provenance.key.value_or(""));
  if (provenance.drop_unmatched) add("unmatched", "drop");
  if (!provenance.conditions.empty()) add("filter", all_of(provenance.conditions));
  if (!provenance.map.empty()) add("map", map_text(provenance.map));
  if (provenance.ignore_case) add("ignore-case", "");
  if (provenance.positive && provenance.source != Source::counts) add("positive", *provenance.positive);
  if (!provenance.labels.empty()) add("labels", listed(provenance.labels, provenance.labels.size()));
  if (provenance.threshold) add("threshold", exact(*provenance.threshold));
  if (provenance.score_is) add("score-is", std::string(name_of(*provenance.score_is)));
  if (provenance.at_prevalence) add("at-prevalence", exact(*provenance.at_prevalence));
  if (provenance.bounded) add("bounded", exact(*provenance.bounded));
  if (provenance.clip > 0) add("clip", exact(provenance.clip));
  if (provenance.delimiter != ',') add("delimiter", std::string(name_of_delimiter(provenance.delimiter)));
  if (provenance.source == Source::rows) add("missing", std::string(name_of(provenance.missing)));
  return rules;
}

std::vector<Difference> differences(const Provenance& there, const Provenance& here) {
  const std::vector<Rule> then = rules_of(there), now = rules_of(here);
  std::vector<std::string> names;
  for (const std::vector<Rule>* rules : {&then, &now})
    for (const Rule& rule : *rules) names.push_back(rule.name);
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::vector<Difference> found;
  for (const std::string& name : names) {
    if (!here.counted && of_predictions(name)) continue;
    if (auto one = difference(name, find_rule(then, name), find_rule(now, name)))
      found.push_back(*std::move(one));
  }
  return found;
}

std::string signature_of(const Provenance& provenance) {
  std::string signature;
  for (const Rule& rule : rules_of(provenance)) {
    if (!signature.empty()) signature += " | ";
    signature += rule.text.empty() ? rule.name : rule.name + "=" + printable(rule.text);
  }
  return signature;
}

}  // namespace assay
