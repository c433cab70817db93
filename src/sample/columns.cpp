// Which column plays which role.
#include "assay/sample/columns.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::array<std::pair<char, std::string_view>, 4> other_delimiters{
    {{'\t', "tab"}, {';', "';'"}, {'|', "'|'"}, {',', "','"}}};

// "cat" of "p_cat" and the pattern "p_*".
std::optional<std::string> class_in(std::string_view column, std::string_view pattern) {
  const std::size_t star = pattern.find('*');
  const std::string_view before = pattern.substr(0, star), after = pattern.substr(star + 1);
  if (column.size() <= before.size() + after.size() || !column.starts_with(before) ||
      !column.ends_with(after))
    return std::nullopt;
  return std::string(column.substr(before.size(), column.size() - before.size() - after.size()));
}

class Chooser {
 public:
  Chooser(std::span<const std::string> header, const std::string& file) : header_(header), file_(file) {}

  [[nodiscard]] std::size_t asked(const std::string& column, const Role& role) const {
    const auto named = std::count(header_.begin(), header_.end(), column);
    if (named > 1)
      throw error("column " + in_quotes(column) + " is there " + std::to_string(named) + " times",
                  number_from(column)
                      ? "if the first line holds data: --no-header"
                      : "give its number instead: " + std::string(role.option) + " 1 is the first column");
    if (named == 1)
      return static_cast<std::size_t>(std::find(header_.begin(), header_.end(), column) - header_.begin());
    if (const auto number = column_number(column)) return *number;
    throw error("no column " + in_quotes(column) + did_you_mean(column, header_), columns());
  }

  [[nodiscard]] std::optional<std::size_t> recognised(const Role& role) const {
    const auto names = role.usual_names;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (std::find(names.begin(), names.end(), lower(header_[i])) != names.end()) found.push_back(i);
    if (found.size() > 1)
      throw error("columns " + in_quotes(header_[found[0]]) + " and " + in_quotes(header_[found[1]]) +
                      " could both be the " + std::string(role.column),
                  "choose one with " + std::string(role.option) + "; " + columns());
    return found.empty() ? std::nullopt : std::optional(found[0]);
  }

  // None of the columns with another role, and none twice.
  [[nodiscard]] std::vector<ClassColumn> of_classes(const std::string& choice, const Columns& others) const {
    const auto has_other_role = [&](const ClassColumn& one) {
      return one.column == others.find(role::truth) || one.column == others.find(role::weight);
    };
    const bool is_list = choice.find('=') != std::string::npos;
    std::vector<ClassColumn> found = is_list ? listed_classes(choice) : matching_classes(choice);
    if (!is_list) std::erase_if(found, has_other_role);
    if (found.size() < 2)
      throw error("--scores " + in_quotes(choice) + " names " +
                      counted(static_cast<double>(found.size()), "column") + ", and needs two or more",
                  columns());
    for (auto one = found.begin(); one != found.end(); ++one) {
      const auto repeats = [&](const ClassColumn& other) {
        return other.label == one->label || other.column == one->column;
      };
      if (has_other_role(*one) || std::any_of(found.begin(), one, repeats))
        throw error(
            "--scores gives class " + in_quotes(one->label) + " a column that is taken, or two columns",
            "give each class one column of its own");
    }
    return found;
  }

  [[nodiscard]] Error error(const std::string& what, const std::string& hint) const {
    return data_error(file_ + ": " + what, hint);
  }

  [[nodiscard]] std::string columns() const {
    if (header_.size() == 1)
      for (const auto& [delimiter, option] : other_delimiters)
        if (header_[0].find(delimiter) != std::string::npos)
          return "there is one column, " + in_quotes(header_[0]) + "; is the delimiter another? try -d " +
                 std::string(option);
    return "the columns are: " + listed(header_);
  }

 private:
  [[nodiscard]] std::vector<ClassColumn> listed_classes(const std::string& choice) const {
    std::vector<ClassColumn> found;
    for (const std::string& part : split(choice, ',')) {
      const std::size_t equals = part.find('=');
      if (equals == std::string::npos)
        throw usage_error("--scores cannot be " + in_quotes(choice),
                          "write CLASS=COLUMN for each class, or 'p_*'");
      found.push_back(
          {std::string(trimmed(std::string_view(part).substr(0, equals))),
           asked(std::string(trimmed(std::string_view(part).substr(equals + 1))), role::class_scores)});
    }
    return found;
  }

  [[nodiscard]] std::vector<ClassColumn> matching_classes(const std::string& pattern) const {
    if (std::count(pattern.begin(), pattern.end(), '*') != 1)
      throw usage_error("--scores cannot be " + in_quotes(pattern),
                        "write a pattern with one asterisk, such as 'p_*', or cat=p_cat,dog=p_dog,...");
    std::vector<ClassColumn> found;
    for (std::size_t i = 0; i < header_.size(); ++i)
      if (const auto label = class_in(header_[i], pattern)) found.push_back({*label, i});
    return found;
  }

  [[nodiscard]] std::optional<std::size_t> column_number(const std::string& text) const {
    std::size_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    if (number >= 1 && number <= header_.size()) return number - 1;
    throw error("no column number " + text + ": there are " + std::to_string(header_.size()), columns());
  }

  std::span<const std::string> header_;
  const std::string& file_;
};

}  // namespace

std::vector<WantedColumn> Columns::wanted() const {
  std::vector<WantedColumn> all;
  for (const Role* one : role::of_one_column)
    if (const auto position = find(*one)) all.push_back({one, *position});
  for (const ClassColumn& one : class_scores) all.push_back({&role::class_scores, one.column});
  return all;
}

Columns choose_columns(std::span<const std::string> header, const ColumnChoice& choice,
                       const std::string& file) {
  const Chooser chooser(header, file);
  Columns columns;
  const auto choose = [&](const Role& role) {
    const std::string* asked = choice.find(role);
    const auto position = asked ? std::optional(chooser.asked(*asked, role)) : chooser.recognised(role);
    if (position) columns.set(role, *position);
  };
  const bool has_class_scores = choice.has(role::class_scores);
  for (const Role* one : role::of_one_column)
    if (!one->usual_names.empty() && !(one == &role::score && has_class_scores)) choose(*one);
  if (!columns.has(role::truth))
    throw chooser.error("no column is recognised as the true label",
                        "name it with --truth; " + chooser.columns());
  const std::size_t truth = columns.at(role::truth);
  if (columns.find(role::predicted) == truth || columns.find(role::score) == truth)
    throw chooser.error("column " + in_quotes(header[truth]) + " is both the true label and the prediction",
                        "name two columns; " + chooser.columns());
  for (const Role* one : role::of_one_column)
    if (one->usual_names.empty() && choice.has(*one)) choose(*one);
  if (has_class_scores) columns.class_scores = chooser.of_classes(*choice.find(role::class_scores), columns);
  return columns;
}

}  // namespace assay
