// Rows as they are handed over by a reader: some hundred at a time, as columns.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "assay/row/role.hpp"

namespace assay {

/// Where a row stands: its block, and the line within the block, both from 0. Earlier rows compare less, so
/// the earliest of several is known before the line numbers of all blocks are.
struct RowPlace {
  std::uint32_t block = 0;
  std::uint32_t line = 0;
  auto operator<=>(const RowPlace&) const = default;
};

/// Weights of rows: 1 where there is no such column.
class Weights {
 public:
  Weights() = default;
  explicit Weights(std::span<const double> weights) : weights_(weights.data()) {}
  double operator[](std::size_t row) const { return weights_ == nullptr ? 1 : weights_[row]; }

 private:
  const double* weights_ = nullptr;
};

/// Rows as columns of equal length. Everything is borrowed from the reader and lives until the tally returns.
struct Batch {
  /// Texts or numbers, as its role has them; the other is empty.
  struct Column {
    const Role* role;
    std::span<const std::string_view> texts = {};
    std::span<const double> numbers = {};
  };

  std::size_t rows = 0;
  std::span<const Column> columns;
  std::uint32_t block = 0;
  std::span<const std::uint32_t> lines = {};  // of each row, within the block

  /// The column of a role; null when the input has none.
  [[nodiscard]] const Column* find(const Role& role) const {
    for (const Column& column : columns)
      if (column.role == &role) return &column;
    return nullptr;
  }
  /// Empty when there is no such column.
  [[nodiscard]] std::span<const std::string_view> texts(const Role& role) const {
    const Column* column = find(role);
    return column == nullptr ? std::span<const std::string_view>() : column->texts;
  }
  [[nodiscard]] std::span<const double> numbers(const Role& role) const {
    const Column* column = find(role);
    return column == nullptr ? std::span<const double>() : column->numbers;
  }
  [[nodiscard]] Weights weights() const {
    const Column* column = find(role::weight);
    return column == nullptr ? Weights() : Weights(column->numbers);
  }
  [[nodiscard]] RowPlace place(std::size_t row) const { return {block, lines[row]}; }
};

}  // namespace assay
