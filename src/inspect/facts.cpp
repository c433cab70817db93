// What each column is.
#include <algorithm>
#include <array>
#include <set>

#include "assay/core/text.hpp"
#include "input/cells.hpp"
#include "inspect/evidence.hpp"

namespace assay {

namespace {

constexpr double nearly_all = 0.95;
constexpr std::size_t enough_for_id = 10;   // values, where the name does not say it
constexpr std::size_t most_labels = 100;    // as many as roles are chosen by
constexpr std::size_t most_id_columns = 4;  // each takes 8 bytes a row

std::optional<std::size_t> distinct_of(const Evidence& seen, std::size_t column) {
  const DistinctTexts& few = seen.table.columns()[column].distinct();
  if (!few.over()) return few.texts().size();
  const auto& ids = seen.plan.ids;
  const auto id = std::find(ids.begin(), ids.end(), column);
  if (id != ids.end()) return seen.ids[static_cast<std::size_t>(id - ids.begin())].different;
  const auto& scores = seen.plan.scores;
  const auto score = std::find(scores.begin(), scores.end(), column);
  const bool is_one = score != scores.end() && seen.table.columns()[column].all_numbers();
  return is_one ? std::optional(seen.ties[static_cast<std::size_t>(score - scores.begin())].different)
                : std::nullopt;
}

bool is_mostly_different(std::size_t distinct, std::size_t values) {
  return static_cast<double>(distinct) >= nearly_all * static_cast<double>(values);
}

bool may_be_id(const ColumnFacts& facts) {
  if (!facts.distinct || !facts.role.empty()) return false;
  if (is_name_of_id(facts.name)) return 2 * *facts.distinct > facts.values;
  return facts.values >= enough_for_id && is_mostly_different(*facts.distinct, facts.values);
}

bool may_be_label(const ColumnFacts& facts) {
  const bool few = facts.distinct && *facts.distinct <= most_labels;
  return few && (*facts.distinct <= 2 || *facts.distinct < facts.values);
}

bool is_of_numbers(const std::string& role) {
  return !role.empty() && role != role::truth.name && role != role::predicted.name;
}

ColumnKind kind_of(const ColumnTally& column, const ColumnFacts& facts) {
  if (facts.values == 0) return ColumnKind::empty;
  const bool fractions = column.numbers() > 0 && !column.whole();
  if (column.all_numbers() && fractions)
    return column.low() >= 0 && column.high() <= 1 ? ColumnKind::probability : ColumnKind::number;
  if (!fractions && !is_of_numbers(facts.role)) {
    if (may_be_id(facts)) return ColumnKind::id;
    if (may_be_label(facts)) return ColumnKind::label;
  }
  if (column.all_numbers()) return ColumnKind::whole;
  return column.numbers() > 0 ? ColumnKind::mixed : ColumnKind::text;
}

std::string role_of(const Columns& columns, std::size_t position) {
  for (const WantedColumn& wanted : columns.wanted())
    if (wanted.position == position) return std::string(wanted.role->name);
  return "";
}

bool ends_with_any(const std::string& name, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return name.ends_with(end); });
}

// Of the first rows.
bool holds_ids(std::span<const std::vector<std::string>> rows, std::size_t column) {
  std::set<std::string_view> different;
  std::size_t values = 0;
  for (const auto& row : rows) {
    if (column >= row.size() || is_missing(row[column])) continue;
    if (const auto number = number_from(row[column]); number && !is_whole(*number)) return false;
    ++values;
    different.insert(row[column]);
  }
  return values >= enough_for_id && is_mostly_different(different.size(), values);
}

}  // namespace

std::string_view name_of(ColumnKind kind) {
  constexpr std::array<std::string_view, 8> names{"empty",        "label", "probability", "number",
                                                  "whole number", "id",    "mixed",       "text"};
  return names[static_cast<std::size_t>(kind)];
}

bool is_name_of_id(const std::string& name) {
  static constexpr std::array<std::string_view, 8> names{"id",    "key", "uuid", "guid",
                                                         "index", "idx", "hash", "row"};
  static constexpr std::array<std::string_view, 4> ends{"_id", "_key", "_uuid", ".id"},
      camel{"Id", "ID", "Key", "Uuid"};
  const std::string word = as_name(name);
  if (std::find(names.begin(), names.end(), word) != names.end() || ends_with_any(word, ends)) return true;
  if (word.starts_with("unnamed:")) return true;  // pandas writes its index so
  return name.size() > 2 && ends_with_any(name, camel);
}

std::vector<std::size_t> id_columns(const std::vector<std::string>& header,
                                    std::span<const std::vector<std::string>> rows, const Columns& columns) {
  const std::vector<std::size_t> taken = columns.positions();
  std::vector<std::size_t> found;
  const auto add = [&](std::size_t column) {
    if (found.size() < most_id_columns && std::find(taken.begin(), taken.end(), column) == taken.end() &&
        std::find(found.begin(), found.end(), column) == found.end())
      found.push_back(column);
  };
  for (std::size_t i = 0; i < header.size(); ++i)
    if (is_name_of_id(header[i])) add(i);
  for (std::size_t i = 0; i < header.size() && found.size() < most_id_columns; ++i)
    if (holds_ids(rows, i)) add(i);
  return found;
}

std::vector<std::size_t> score_columns(const Columns& columns) {
  std::vector<std::size_t> found;
  if (const auto score = columns.find(role::score)) found.push_back(*score);
  for (const ClassColumn& one : columns.class_scores) found.push_back(one.column);
  return found;
}

std::vector<ColumnFacts> facts_of(const Evidence& seen, const Columns& columns) {
  std::vector<ColumnFacts> all;
  for (std::size_t i = 0; i < seen.plan.header.size(); ++i) {
    const ColumnTally& column = seen.table.columns()[i];
    ColumnFacts& facts = all.emplace_back(ColumnFacts{.name = seen.name(i),
                                                      .values = column.values(),
                                                      .missing = column.missing(),
                                                      .distinct = distinct_of(seen, i),
                                                      .low = std::nullopt,
                                                      .high = std::nullopt,
                                                      .examples = column.examples(),
                                                      .role = role_of(columns, i)});
    if (column.numbers() > 0) {
      facts.low = column.low();
      facts.high = column.high();
    }
    facts.kind = kind_of(column, facts);
  }
  return all;
}

}  // namespace assay
