// Where the fields of a JSON object go: to the columns of a header.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "input/row_reader.hpp"

namespace assay {

/// The columns of a header, found by the names of fields.
class JsonLayout {
 public:
  explicit JsonLayout(const RowRules& rules);

  /// Begins another object.
  void start_row() {
    ++row_;
    expected_ = 0;
    found_ = 0;
  }
  /// No column. An optional one would be returned by way of memory, which costs a tenth of all time.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  /// The column of a field of this object, or none. Fields mostly come in the order of the header.
  [[nodiscard]] std::size_t column(std::string_view field) {
    if (expected_ < header_.size() && header_[expected_] == field) return expected_++;
    return column_elsewhere(field);
  }
  /// False when this object has filled the column before.
  [[nodiscard]] bool fill(std::size_t column) {
    if (filled_[column] == row_) return false;
    filled_[column] = row_;
    ++found_;
    return true;
  }
  /// Takes away what an earlier object left in cells that this one did not fill.
  void clear_others(std::span<std::string_view> cells) const {
    if (found_ == cells.size()) return;
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (filled_[i] != row_) cells[i] = {};
  }

  /// A column that is read.
  [[nodiscard]] bool is_used(std::string_view column) const { return used_.contains(column); }
  /// How many elements an array has, of which columns are read; nothing for others.
  [[nodiscard]] std::optional<std::size_t> length(std::string_view array) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class Value>
  using Named = std::unordered_map<std::string_view, Value, Hash, std::equal_to<>>;

  [[nodiscard]] std::size_t column_elsewhere(std::string_view field);
  void find_arrays();

  std::span<const std::string> header_;
  std::size_t expected_ = 0;  // column of the next field
  std::size_t found_ = 0;     // columns that this object has filled
  std::uint64_t row_ = 0;
  std::vector<std::uint64_t> filled_;  // the last object that did so, of each column
  Named<bool> used_;
  Named<std::size_t> lengths_;  // of arrays, and of objects, of which columns are read
  Named<std::size_t> columns_;  // made when fields come in another order
};

}  // namespace assay
