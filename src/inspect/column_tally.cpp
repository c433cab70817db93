// What one column holds, over all rows.
#include "inspect/column_tally.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "input/cells.hpp"

namespace assay {

namespace {

constexpr std::size_t most_kept_bytes = 200;  // of a cell that is shown

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

std::string cut_text(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return std::string(text);
  std::size_t end = most_bytes;
  while (end > most_bytes - 4 && continues_character(text[end])) --end;
  return std::string(text.substr(0, end)) + "...";
}

double ColumnTally::add(std::string_view cell, std::uint64_t hash, RowPlace place, bool decimal_comma) {
  if (is_missing(cell)) {
    ++missing_;
    return std::numeric_limits<double>::quiet_NaN();
  }
  ++values_;
  DistinctTexts::Text* const known = distinct_.add(cell, hash);
  if (known != nullptr && known->count > 1) {
    numbers_ += std::isnan(known->number) ? 0 : 1;
    return known->number;
  }
  double number = number_or_nan(cell);
  if (std::isnan(number) && decimal_comma) number = decimal_from(cell).value_or(number);
  if (known != nullptr) known->number = number;
  if (!std::isnan(number)) {
    add_number(number);
  } else if (!stranger_) {
    stranger_ = {place, cut_text(cell, most_kept_bytes)};
  }
  if (examples_.size() < most_examples) keep_example(cell);
  return number;
}

void ColumnTally::add_number(double number) {
  ++numbers_;
  whole_ = whole_ && is_whole(number);
  low_ = std::min(low_, number);
  high_ = std::max(high_, number);
}

void ColumnTally::keep_example(std::string_view cell) {
  std::string example = cut_text(cell, most_kept_bytes);
  if (std::find(examples_.begin(), examples_.end(), example) == examples_.end())
    examples_.push_back(std::move(example));
}

void ColumnTally::merge(const ColumnTally& later) {
  values_ += later.values_;
  missing_ += later.missing_;
  numbers_ += later.numbers_;
  whole_ = whole_ && later.whole_;
  low_ = std::min(low_, later.low_);
  high_ = std::max(high_, later.high_);
  distinct_.merge(later.distinct_);
  for (const std::string& example : later.examples_)
    if (examples_.size() < most_examples) keep_example(example);
  if (!stranger_) stranger_ = later.stranger_;
}

}  // namespace assay
