// Rows that stand for several.
#include "sample/rows_repeated.hpp"

namespace assay {

void Repeater::start(const Batch& rows) {
  columns_.resize(rows.columns.size());
  for (Column& column : columns_) {
    column.texts.clear();
    column.numbers.clear();
  }
  lines_.clear();
}

void Repeater::add(const Batch& rows, std::size_t row) {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!rows.columns[i].texts.empty()) columns_[i].texts.push_back(rows.columns[i].texts[row]);
    if (!rows.columns[i].numbers.empty()) columns_[i].numbers.push_back(rows.columns[i].numbers[row]);
  }
  lines_.push_back(rows.lines[row]);
}

Batch Repeater::repeated(const Batch& rows) {
  handed_on_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i)
    handed_on_.push_back(
        {.role = rows.columns[i].role, .texts = columns_[i].texts, .numbers = columns_[i].numbers});
  return {.rows = lines_.size(), .columns = handed_on_, .block = rows.block, .lines = lines_};
}

}  // namespace assay
