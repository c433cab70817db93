// The values of options and arguments, by their kind.
#include "cli/completion/values.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "assay/core/text.hpp"
#include "assay/metric/averages.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/metric/concepts.hpp"
#include "assay/report/formats.hpp"
#include "cli/completion/rows_seen.hpp"

namespace assay::cli {

namespace {

// "0, 1", or "0.02 to 0.98".
std::string about(const ColumnProfile& column) {
  constexpr std::size_t most_examples = 3, width = 60;
  if (column.numbers && column.values > 0 && column.texts.size() > most_examples)
    return exact(column.low) + " to " + exact(column.high);
  return shortened(printable(listed(column.texts, most_examples)), width);
}

Completion files(const Typed&) { return {.files = true}; }

// Of a name that several columns have, none can be meant.
Completion columns(const Typed& line) {
  Completion found;
  for (const RowsSeen& file : rows_seen(line))
    for (const ColumnProfile& column : file.columns)
      if (std::count_if(file.columns.begin(), file.columns.end(),
                        [&](const ColumnProfile& other) { return other.name == column.name; }) == 1)
        found.candidates.push_back({column.name, about(column)});
  return found;
}

Completion labels(const Typed& line) {
  Completion found;
  for (const RowsSeen& file : rows_seen(line))
    for (const std::string& label : file.labels) found.candidates.push_back({label});
  return found;
}

Completion labels_to_map(const Typed& line) {
  Completion found = labels(line);
  for (Candidate& one : found.candidates) one.text += "=";
  found.open = true;
  return found;
}

// "p_*" of p_cat and p_dog.
Completion patterns(const Typed& line) {
  std::set<std::string> beginnings;
  Completion found;
  for (const RowsSeen& file : rows_seen(line))
    for (const ColumnProfile& column : file.columns) {
      const std::size_t sign = column.name.find_first_of("_.-");
      if (sign == std::string::npos || !column.numbers) continue;
      const std::string beginning = column.name.substr(0, sign + 1);
      if (!beginnings.insert(beginning).second) found.candidates.push_back({beginning + "*"});
    }
  return found;
}

// At its example where it has a parameter; with its aliases only where no name begins so.
Completion metrics(const Typed& line) {
  Completion found, aliases;
  for (const Metric& metric : catalogue()) {
    const std::string parameter = metric.parameter ? "(" + exact(metric.parameter->example) + ")" : "";
    const std::string question(metric.question);
    found.candidates.push_back({std::string(metric.name) + parameter, question});
    for (const std::string_view alias : metric.aliases)
      aliases.candidates.push_back({std::string(alias) + parameter, question});
  }
  const auto fits = [&](const Candidate& one) { return one.text.starts_with(line.word); };
  return std::any_of(found.candidates.begin(), found.candidates.end(), fits) ? found : aliases;
}

Completion metrics_or_all(const Typed& line) {
  Completion found = metrics(line);
  found.candidates.push_back({"all", "every metric"});
  return found;
}

Completion names_to_explain(const Typed& line) {
  Completion found = metrics(line);
  for (const Concept& one : concepts())
    found.candidates.push_back({std::string(one.name), std::string(one.question)});
  found.files = true;
  return found;
}

// "recall" of "recall[" and what follows, with the labels of the classes.
Completion metrics_of_classes(const Typed& line, const std::string& metric) {
  Completion found = labels(line);
  for (Candidate& one : found.candidates) one.text = metric + "[" + one.text + "]";
  return found;
}

// The one candidate that fits, alone and with the signs that may follow it; or all candidates.
Completion with_signs(Completion found, const Typed& line, std::span<const char* const> signs) {
  found.open = true;
  const auto fits = [&](const Candidate& one) { return one.text.starts_with(line.word); };
  const auto first = std::find_if(found.candidates.begin(), found.candidates.end(), fits);
  if (first == found.candidates.end() || std::any_of(first + 1, found.candidates.end(), fits)) return found;
  const Candidate only = *first;
  found.candidates = {only};
  for (const char* const sign : signs) found.candidates.push_back({only.text + sign, only.about});
  return found;
}

// "macro_f1", where an average is begun.
Completion averages(const Typed& line) {
  Completion found;
  for (const Average average : {Average::macro, Average::weighted, Average::micro}) {
    const std::string word = std::string(name_of(average)) + "_";
    if (!line.word.starts_with(word)) continue;
    for (const Metric& metric : catalogue())
      if (!metric.parameter) found.candidates.push_back({word + std::string(metric.name)});
  }
  return found;
}

Completion gates(const Typed& line) {
  static constexpr std::array signs{">=", "<=", ">", "<"};
  if (const std::size_t bracket = line.word.find('['); bracket != std::string::npos)
    return with_signs(metrics_of_classes(line, line.word.substr(0, bracket)), line, signs);
  const Completion found = averages(line);
  return with_signs(found.candidates.empty() ? metrics(line) : found, line, signs);
}

// The values of a column, after "model =" as it is typed; nothing where no column and sign are.
Completion values_of_column(const Typed& line) {
  Completion found;
  const std::size_t sign = line.word.find('=');
  if (sign == std::string::npos || sign == 0) return found;
  const std::size_t value = std::min(line.word.find_first_not_of("= ", sign), line.word.size());
  std::string_view name(line.word.data(), sign);
  if (name.ends_with('!') || name.ends_with('<') || name.ends_with('>')) name.remove_suffix(1);
  for (const RowsSeen& file : rows_seen(line))
    for (const ColumnProfile& column : file.columns)
      if (column.name == trimmed(name))
        for (const std::string& text : column.texts)
          found.candidates.push_back({line.word.substr(0, value) + text, column.name});
  return found;
}

Completion conditions(const Typed& line) {
  static constexpr std::array signs{"=", "!="};
  Completion found = values_of_column(line);
  return found.candidates.empty() ? with_signs(columns(line), line, signs) : found;
}

Completion formats_to_files(const Typed& line) {
  Completion found;
  if (line.word.find('=') != std::string::npos) return files(line);
  for (const Format& format : formats()) found.candidates.push_back({std::string(format.name) + "="});
  found.open = true;
  return found;
}

struct Kind {
  std::string_view name;  // as completed_to() has it, or the type name of an option
  Completion (*values)(const Typed& line);
};

constexpr std::array<Kind, 13> kinds{{{"FILE", files},
                                      {"COL", columns},
                                      {"PATTERN", patterns},
                                      {"LABEL", labels},
                                      {"LABEL=LABEL", labels_to_map},
                                      {"CONDITION", conditions},
                                      {"METRIC", metrics},
                                      {"METRIC|all", metrics_or_all},
                                      {"'METRIC X'", metrics},
                                      {"GATE", gates},
                                      {"'FORMULA >= X'", gates},
                                      {"NAME", names_to_explain},
                                      {"FORMAT=FILE", formats_to_files}}};

// Words with bars between them; those in capitals stand for something.
Completion words(const std::string& kind) {
  Completion found;
  const auto is_sign = [](char c) { return (c >= 'A' && c <= 'Z') || c == '\''; };
  for (const std::string& word : split(kind, '|'))
    if (std::none_of(word.begin(), word.end(), is_sign)) found.candidates.push_back({word});
  return found;
}

// The last one of several, after those that are typed; none of these again.
Completion last_of_several(const std::string& kind, const Typed& line) {
  const std::size_t comma = line.word.rfind(',');
  if (comma == std::string::npos) {
    Completion found = values(kind, line);
    found.open = true;
    return found;
  }
  Typed last = line;
  const std::string before = line.word.substr(0, comma + 1);
  last.word = line.word.substr(comma + 1);
  Completion found = values(kind, last);
  const std::vector<std::string> taken = split(before, ',');
  std::erase_if(found.candidates, [&](const Candidate& one) {
    return std::find(taken.begin(), taken.end(), one.text) != taken.end();
  });
  for (Candidate& one : found.candidates) one.text.insert(0, before);
  found.open = true;
  return found;
}

}  // namespace

Completion values(const std::string& kind, const Typed& line) {
  constexpr std::string_view repeated = ",...";
  if (kind.ends_with(repeated)) return last_of_several(kind.substr(0, kind.size() - repeated.size()), line);
  for (const Kind& one : kinds)
    if (one.name == kind) return one.values(line);
  return words(kind);
}

}  // namespace assay::cli
