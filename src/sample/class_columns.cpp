// Columns of scores for each class, found by their names and what they hold.
#include "sample/class_columns.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "assay/core/text.hpp"
#include "sample/named_columns.hpp"

namespace assay {

namespace {

bool may_be_share(const ColumnProfile& profile) {
  return profile.values > 0 && profile.missing == 0 && profile.numbers && profile.low >= 0 &&
         profile.high <= 1;
}

// "p_*" of "p_cat", for each place where the class stands in the name.
void add_patterns(std::set<std::string>& patterns, const std::string& name, const std::string& label) {
  for (std::size_t at = name.find(label); at != std::string::npos; at = name.find(label, at + 1))
    if (name.find('*') == std::string::npos)
      patterns.insert(name.substr(0, at) + "*" + name.substr(at + label.size()));
}

// Names written with few digits may sum to a little more or less than 1.
bool sums_to_one(std::span<const std::vector<std::string>> rows, const std::vector<ClassColumn>& columns) {
  constexpr double rounding = 0.02;
  return std::all_of(rows.begin(), rows.end(), [&](const auto& row) {
    double sum = 0;
    for (const ClassColumn& one : columns)
      sum += one.column < row.size() ? number_from(row[one.column]).value_or(0) : 0;
    return std::abs(sum - 1) <= rounding;
  });
}

bool has_all(const std::vector<ClassColumn>& columns, std::span<const std::string> classes) {
  return std::all_of(classes.begin(), classes.end(), [&](const std::string& label) {
    return std::any_of(columns.begin(), columns.end(), [&](const auto& one) { return one.label == label; });
  });
}

}  // namespace

ClassColumns find_class_columns(std::span<const ColumnProfile> profiles,
                                std::span<const std::vector<std::string>> rows,
                                std::span<const std::string> classes, std::span<const std::size_t> taken) {
  std::vector<std::size_t> shares;
  std::set<std::string> patterns;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    if (std::find(taken.begin(), taken.end(), i) != taken.end() || !may_be_share(profiles[i])) continue;
    shares.push_back(i);
    for (const std::string& label : classes) add_patterns(patterns, profiles[i].name, label);
  }
  ClassColumns found;
  for (const std::string& pattern : patterns) {
    std::vector<ClassColumn> columns;
    for (const std::size_t i : shares)
      if (auto label = class_in(profiles[i].name, pattern)) columns.push_back({*std::move(label), i});
    const bool is_bare = pattern == "*";  // any column would match
    if (columns.size() < 2 || (is_bare && columns.size() != classes.size()) || !has_all(columns, classes) ||
        !sums_to_one(rows, columns))
      continue;
    if (!found.columns.empty()) return {};
    found = {.pattern = pattern, .columns = std::move(columns)};
  }
  return found;
}

std::optional<std::string> class_named_by(const std::string& column, std::span<const std::string> classes) {
  const auto is_sign = [](char c) { return c == '_' || c == '-' || c == '.' || c == ' ' || c == '('; };
  const std::string name = column.ends_with(')') ? column.substr(0, column.size() - 1) : column;
  for (const std::string& label : classes) {
    if (name == label) return label;
    if (name.size() <= label.size() || !name.ends_with(label)) continue;
    const std::string before = name.substr(0, name.size() - label.size());
    if (is_sign(before.back()) || lower(before) == "p") return label;
  }
  return std::nullopt;
}

}  // namespace assay
