// Columns that are asked for.
#include "sample/named_columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

namespace {

constexpr std::array<std::pair<char, std::string_view>, 4> other_delimiters{
    {{'\t', "tab"}, {';', "';'"}, {'|', "'|'"}, {',', "','"}}};

}  // namespace

std::optional<std::string> class_in(std::string_view column, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
  if (column.size() <= before.size() + after.size() || !column.starts_with(before) ||
      !column.ends_with(after))
    return std::nullopt;
  return std::string(column.substr(before.size(), column.size() - before.size() - after.size()));
}

std::size_t NamedColumns::position(const std::string& column, const Role& role) const {
  const auto named = std::count(header_.begin(), header_.end(), column);
  if (named > 1)
    throw error("column " + in_quotes(column) + " is there " + std::to_string(named) + " times",
                number_from(column)
                    ? "if the first line holds data: --no-header"
                    : "give its number instead: " + std::string(role.option) + " 1 is the first column");
  if (named == 1)
    return static_cast<std::size_t>(std::find(header_.begin(), header_.end(), column) - header_.begin());
  if (const auto number = column_number(column)) return *number;
  throw error("no column " + in_quotes(column) + did_you_mean(column, header_), listed_columns());
}

std::vector<ClassColumn> NamedColumns::of_classes(const std::string& choice,
                                                  std::span<const std::size_t> taken) const {
  const auto is_taken = [&](const ClassColumn& one) {
    return std::find(taken.begin(), taken.end(), one.column) != taken.end();
  };
  const bool is_list = choice.find('=') != std::string::npos;
  std::vector<ClassColumn> found = is_list ? listed_classes(choice) : matching_classes(choice);
  if (!is_list) std::erase_if(found, is_taken);
  if (found.size() < 2)
    throw error("--scores " + in_quotes(choice) + " names " +
                    counted(static_cast<double>(found.size()), "column") + ", and needs two or more",
                listed_columns());
  if (found.size() > max_classes)
    throw error("--scores " + in_quotes(choice) + " names " +
                    counted(static_cast<double>(found.size()), "column") + ", and no more than " +
                    std::to_string(max_classes) + " classes are measured",
                "give a narrower pattern, or a list: cat=p_cat,dog=p_dog,...");
  for (auto one = found.begin(); one != found.end(); ++one) {
    const auto repeats = [&](const ClassColumn& other) {
      return other.label == one->label || other.column == one->column;
    };
    if (is_taken(*one) || std::any_of(found.begin(), one, repeats))
      throw error("--scores gives class " + in_quotes(one->label) + " a column that is taken, or two columns",
                  "give each class one column of its own");
  }
  return found;
}

std::string NamedColumns::reference(std::size_t position) const {
  const std::string& name = header_[position];
  const bool is_clear =
      !name.empty() && printable(name) == name && std::count(header_.begin(), header_.end(), name) == 1;
  return is_clear ? name : std::to_string(position + 1);
}

std::string NamedColumns::listed_columns() const {
  if (header_.size() == 1)
    for (const auto& [delimiter, option] : other_delimiters)
      if (header_[0].find(delimiter) != std::string::npos)
        return "there is one column, " + in_quotes(header_[0]) +
               "; if the delimiter is not a comma, give it with -d " + std::string(option);
  return "the columns are: " + listed(header_);
}

std::vector<ClassColumn> NamedColumns::listed_classes(const std::string& choice) const {
  std::vector<ClassColumn> found;
  for (const std::string& part : split(choice, ',')) {
    const std::size_t equals = part.find('=');
    if (equals == std::string::npos)
      throw usage_error("--scores cannot be " + in_quotes(choice),
                        "write CLASS=COLUMN for each class, or 'p_*'");
    found.push_back(
        {std::string(trimmed(std::string_view(part).substr(0, equals))),
         position(std::string(trimmed(std::string_view(part).substr(equals + 1))), role::class_scores)});
  }
  return found;
}

std::vector<ClassColumn> NamedColumns::matching_classes(const std::string& pattern) const {
  if (std::count(pattern.begin(), pattern.end(), '*') != 1)
    throw usage_error("--scores cannot be " + in_quotes(pattern),
                      "write a pattern with one asterisk, such as 'p_*', or cat=p_cat,dog=p_dog,...");
  std::vector<ClassColumn> found;
  for (std::size_t i = 0; i < header_.size(); ++i)
    if (const auto label = class_in(header_[i], pattern)) found.push_back({*label, i});
  return found;
}

std::optional<std::size_t> NamedColumns::column_number(const std::string& text) const {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (number >= 1 && number <= header_.size()) return number - 1;
  throw error("no column number " + text + ": there are " + std::to_string(header_.size()), listed_columns());
}

}  // namespace assay
