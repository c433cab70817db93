// Rows that are kept for later.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

/// Rows of one block, each of which may be paired with a row of another table. The texts of keys are kept one
/// by one, short ones in the row itself; those of other columns once each.
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
    const Row& one = rows_[row];
    return {one.has_short_key() ? one.short_key.data() : keys_.data() + one.key_begin(), one.key_size};
  }
  void prefetch(std::size_t row) const {
    __builtin_prefetch(rows_.data() + row);
    for (const Column& column : columns_)
      if (!column.ids.empty()) __builtin_prefetch(column.ids.data() + row);
  }
  void prefetch_key(std::size_t row) const {
    if (!rows_[row].has_short_key()) __builtin_prefetch(keys_.data() + rows_[row].key_begin());
  }

  /// Of the columns that were stored, keys aside, in their order.
  [[nodiscard]] std::string_view text(std::size_t column, std::size_t row) const {
    const Column& one = columns_[column];
    return one.texts.texts()[one.ids[row]];
  }
  [[nodiscard]] double number(std::size_t column, std::size_t row) const {
    return columns_[column].numbers[row];
  }

  /// A word that a row is marked with, no_partner at first. Safe to use from several threads.
  static constexpr std::uint64_t no_partner = ~std::uint64_t{0};
  [[nodiscard]] std::atomic_ref<std::uint64_t> partner(std::size_t row) {
    return std::atomic_ref(rows_[row].partner);
  }

  /// The rows from `begin` on, `count` at most, as they were added; they live until the next call.
  [[nodiscard]] Batch batch(std::size_t begin, std::size_t count);

 private:
  struct Row {
    std::uint32_t key_size = 0;
    std::uint32_t line = 0;
    std::array<char, 8> short_key{};  // or where a longer one begins among the keys
    std::uint64_t partner = no_partner;

    [[nodiscard]] bool has_short_key() const { return key_size <= sizeof short_key; }
    [[nodiscard]] std::size_t key_begin() const { return std::bit_cast<std::uint64_t>(short_key); }
  };
  struct Column {
    const Role* role;
    Labels texts{{.noun = "values", .hint = "choose a column that has fewer"}};
    std::vector<std::uint32_t> ids = {};  // of the texts
    std::vector<double> numbers = {};
  };

  void keep_key(Row& row, std::string_view key);

  std::uint32_t block_ = 0;
  std::vector<Row> rows_;
  std::vector<char> keys_;
  std::vector<Column> columns_;
  std::vector<std::uint32_t> lines_;  // and what follows, of the batch that was asked for
  std::vector<std::vector<std::string_view>> texts_;
  std::vector<Batch::Column> batch_;
};

}  // namespace assay
