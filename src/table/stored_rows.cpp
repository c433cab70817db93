// Rows that are kept for later.
#include "table/stored_rows.hpp"

#include <algorithm>

namespace assay {

void StoredRows::add(const Batch& rows) {
  block_ = rows.block;
  const auto keys = rows.texts(role::key);
  if (columns_.empty())
    for (const Batch::Column& column : rows.columns)
      if (column.role != &role::key) columns_.push_back({.role = column.role});
  std::size_t at = 0;
  for (const Batch::Column& column : rows.columns) {
    if (column.role == &role::key) continue;
    Column& stored = columns_[at++];
    for (std::size_t i = 0; i < column.texts.size(); ++i)
      if (keys.empty() || !keys[i].empty()) stored.ids.push_back(stored.texts.id(column.texts[i]));
    for (std::size_t i = 0; i < column.numbers.size(); ++i)
      if (keys.empty() || !keys[i].empty()) stored.numbers.push_back(column.numbers[i]);
  }
  for (std::size_t i = 0; i < rows.rows; ++i) {
    if (!keys.empty() && keys[i].empty()) continue;
    Row& row = rows_.emplace_back(Row{.line = rows.lines[i]});
    if (!keys.empty()) keep_key(row, keys[i]);
  }
}

void StoredRows::keep_key(Row& row, std::string_view key) {
  row.key_size = static_cast<std::uint32_t>(key.size());
  if (row.has_short_key()) {
    std::copy(key.begin(), key.end(), row.short_key.begin());
  } else {
    row.short_key = std::bit_cast<std::array<char, 8>>(std::uint64_t{keys_.size()});
    keys_.insert(keys_.end(), key.begin(), key.end());
  }
}

void StoredRows::close() {
  rows_.shrink_to_fit();
  keys_.shrink_to_fit();
  for (Column& column : columns_) {
    column.ids.shrink_to_fit();
    column.numbers.shrink_to_fit();
  }
}

Batch StoredRows::batch(std::size_t begin, std::size_t count) {
  count = std::min(count, rows_.size() - begin);
  lines_.clear();
  for (std::size_t i = 0; i < count; ++i) lines_.push_back(rows_[begin + i].line);
  texts_.resize(columns_.size());
  batch_.clear();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    const Column& column = columns_[c];
    texts_[c].clear();
    if (!column.ids.empty())
      for (std::size_t i = 0; i < count; ++i) texts_[c].push_back(text(c, begin + i));
    batch_.push_back({.role = column.role,
                      .texts = texts_[c],
                      .numbers = column.numbers.empty() ? std::span<const double>()
                                                        : std::span(column.numbers).subspan(begin, count)});
  }
  return {.rows = count, .columns = batch_, .block = block_, .lines = lines_};
}

}  // namespace assay
