// Records of a block, turned into batches of rows, or into what is wrong with them.
#include "input/row_reader.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/core/text.hpp"
#include "input/cells.hpp"

namespace assay {

RowCollector::RowCollector(const RowRules& rules, std::uint32_t block, BlockRows& result)
    : rules_(rules), result_(result), block_(block), cells_(rules.header.size()), lines_(rules.batch_rows) {
  for (const WantedColumn& wanted : rules.columns) {
    const bool repeats = std::any_of(columns_.begin(), columns_.end(),
                                     [&](const Column& one) { return one.position == wanted.position; });
    Column& column =
        columns_.emplace_back(Column{wanted.role, wanted.position, wanted.role->content, repeats, {}, {}});
    if (wanted.role->content == Content::text) {
      column.texts.resize(rules.batch_rows);
    } else {
      column.numbers.resize(rules.batch_rows);
    }
  }
  const auto texts = std::count_if(columns_.begin(), columns_.end(),
                                   [](const Column& one) { return one.content == Content::text; });
  may_be_header_ = rules.dialect.header && texts > 1;
}

void RowCollector::take(std::uint32_t line, const char* begin) {
  line_ = line;
  begin_ = begin;
  const std::size_t bad_before = result_.bad.count;
  if (!rules_.conditions.empty() && !meets_conditions()) return;
  if (rules_.missing == Missing::drop && lacks_value()) {
    ++result_.counts.dropped;
    return;
  }
  if (may_be_header_ && is_header_again()) [[unlikely]]
    refuse(columns_[0].position, "the header stands here again",
           "were files joined? keep the first header only");
  for (Column& column : columns_) store(column);
  if (result_.bad.count != bad_before) [[unlikely]]
    return;
  lines_[filled_] = line;
  if (++filled_ == rules_.batch_rows) hand_over();
}

void RowCollector::hand_over() {
  handed_over_.clear();
  for (const Column& column : columns_)
    handed_over_.push_back(
        {.role = column.role,
         .texts = std::span(column.texts).first(column.texts.empty() ? 0 : filled_),
         .numbers = std::span(column.numbers).first(column.numbers.empty() ? 0 : filled_)});
  result_.tally.add(
      {.rows = filled_, .columns = handed_over_, .block = block_, .lines = std::span(lines_).first(filled_)});
  result_.counts.rows += std::exchange(filled_, 0);
}

// In the order in which they were given: the first one that fails settles it. A row that is left out or
// refused is counted.
bool RowCollector::meets_conditions() {
  for (const RowCondition& condition : rules_.conditions) {
    const std::string_view cell = cells_[condition.column()];
    if (is_missing(cell)) {
      if (rules_.missing == Missing::error) {
        refuse_missing(condition.column(), "value of --filter");
      } else {
        ++result_.counts.dropped;
      }
      return false;
    }
    const double number = condition.needs_number() ? number_in(cell) : 0;
    if (std::isnan(number)) {
      refuse(condition.column(), "value " + in_quotes(cell) + " of --filter is not a number",
             "texts are compared with =, != and in");
      return false;
    }
    if (!condition.is_met(cell, number)) {
      ++result_.counts.filtered;
      return false;
    }
  }
  return true;
}

double RowCollector::number_in(std::string_view cell) const {
  const double number = number_or_nan(cell);
  if (!std::isnan(number) || !rules_.dialect.decimal_comma) return number;
  return decimal_from(cell).value_or(number);
}

void RowCollector::store(Column& column) {
  const std::string_view cell = cells_[column.position];
  if (column.content == Content::text) {
    const bool missing = is_missing(cell);
    if (missing && rules_.missing != Missing::keep && !column.repeats) [[unlikely]]
      return refuse_missing(column.position, column.role->cell);
    column.texts[filled_] = missing ? std::string_view() : cell;
    return;
  }
  double number = number_or_nan(cell);
  if (std::isnan(number)) [[unlikely]] {
    number = number_in(cell);
    if (std::isnan(number) && !(rules_.missing == Missing::keep && is_missing(cell)))
      return refuse_number(column.position, column.role->cell);
  }
  column.numbers[filled_] = number;
  if (column.content == Content::weight) check_weight(column, number);
  if (column.content == Content::count) check_count(column, number);
}

bool RowCollector::lacks_value() const {
  return std::any_of(columns_.begin(), columns_.end(),
                     [&](const Column& one) { return is_missing(cells_[one.position]); });
}

// Texts that are the names of their columns, all of several: one alone may be a class of that name.
bool RowCollector::is_header_again() const {
  return std::all_of(columns_.begin(), columns_.end(), [&](const Column& one) {
    return one.content != Content::text || cells_[one.position] == rules_.header[one.position];
  });
}

void RowCollector::check_weight(const Column& column, double weight) {
  if (std::isnan(weight) || (weight >= 0 && std::isfinite(weight))) return;
  refuse(column.position,
         std::string(column.role->cell) + " " + in_quotes(cells_[column.position]) +
             " is not a finite number from 0 up",
         "a weight says how many rows this one stands for");
}

void RowCollector::check_count(const Column& column, double count) {
  if (std::isnan(count) || (is_whole(count) && count >= 0 && count <= largest_count)) return;
  refuse(column.position,
         std::string(column.role->cell) + " " + in_quotes(cells_[column.position]) +
             " is not a whole number from 0 up",
         "it says how many rows this one stands for; other weights: --weight");
}

void RowCollector::refuse(std::size_t position, std::string what, std::string hint) {
  const char* const cell = cells_[position].data();
  result_.bad.add({.place = {block_, line_},
                   .column = cell == nullptr ? 0 : static_cast<std::size_t>(cell - begin_) + 1,
                   .what = std::move(what),
                   .hint = std::move(hint)});
}

void RowCollector::refuse_number(std::size_t position, std::string_view kind) {
  const std::string_view cell = cells_[position];
  if (is_missing(cell)) return refuse_missing(position, kind);
  refuse(position, std::string(kind) + " " + in_quotes(cell) + " is not a number",
         hint_for_number(cell, rules_.header[position]));
}

void RowCollector::refuse_missing(std::size_t position, std::string_view kind) {
  const std::string_view cell = cells_[position];
  refuse(position,
         std::string(kind) + (cell.data() == nullptr ? " is not there"
                              : cell.empty()         ? " is empty"
                                                     : " " + in_quotes(cell) + " is a missing value"),
         "--missing drop leaves such rows out, and says how many");
}

}  // namespace assay
