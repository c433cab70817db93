// Rows that are kept for later.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

/// Rows of one block. The texts of keys are kept one by one, those of other columns once each.
class StoredRows {
 public:
  /// No row: a place that no block has.
  static constexpr RowPlace nowhere{.block = ~std::uint32_t{0}, .line = ~std::uint32_t{0}};

  /// Stores the rows that have a key, where there are keys.
  void add(const Batch& rows);
  /// Gives back memory that no row needs.
  void close();

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] RowPlace place(std::size_t row) const { return {block_, rows_[row].line}; }
  [[nodiscard]] std::string_view key(std::size_t row) const {
    const std::size_t begin = rows_[row].key_begin;
    const std::size_t end = row + 1 < rows_.size() ? rows_[row + 1].key_begin : keys_.size();
    return {keys_.data() + begin, end - begin};
  }
  void prefetch(std::size_t row) const {
    __builtin_prefetch(rows_.data() + row);
    for (const Column& column : columns_)
      if (!column.ids.empty()) __builtin_prefetch(column.ids.data() + row);
  }
  void prefetch_key(std::size_t row) const { __builtin_prefetch(keys_.data() + rows_[row].key_begin); }

  /// Of the columns that were stored, keys aside, in their order.
  [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const {
    const Column& one = columns_[column];
    return one.texts.texts()[one.ids[row]];
  }
  [[nodiscard]] double number(std::size_t column, std::size_t row) const {
    return columns_[column].numbers[row];
  }

  /// The rows from `begin` on, `count` at most, as they were added; they live until the next call.
  [[nodiscard]] Batch batch(std::size_t begin, std::size_t count);

 private:
  struct Row {
    std::uint32_t key_begin;
    std::uint32_t line;
  };
  struct Column {
    const Role* role;
    Labels texts{{.noun = "values", .hint = "choose a column that has fewer"}};
    std::vector<std::uint32_t> ids = {};  // of the texts
    std::vector<double> numbers = {};
  };

  std::uint32_t block_ = 0;
  std::vector<Row> rows_;
  std::vector<char> keys_;
  std::vector<Column> columns_;
  std::vector<std::uint32_t> lines_;  // and what follows, of the batch that was asked for
  std::vector<std::vector<std::string_view>> texts_;
  std::vector<Batch::Column> batch_;
};

}  // namespace assay
