// What one column holds, over all rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/row/batch.hpp"
#include "inspect/distinct.hpp"

namespace assay {

/// A monoid of cells.
class ColumnTally {
 public:
  static constexpr std::size_t most_examples = 3;

  /// A value that is no number.
  struct Stranger {
    RowPlace place;
    std::string text;
  };

  /// `hash` is hash_of(cell). `decimal_comma`: 0,93 is a number, too. Gives the number, or NaN for none.
  double add(std::string_view cell, std::uint64_t hash, RowPlace place, bool decimal_comma);
  void merge(const ColumnTally& later);
  /// Too many different values were met elsewhere.
  void give_up_distinct() { distinct_.give_up(); }

  [[nodiscard]] std::size_t values() const { return values_; }    // cells that are not missing
  [[nodiscard]] std::size_t missing() const { return missing_; }  // cells that are
  [[nodiscard]] std::size_t numbers() const { return numbers_; }  // values that are numbers
  [[nodiscard]] bool all_numbers() const { return values_ > 0 && numbers_ == values_; }
  [[nodiscard]] bool whole() const { return whole_; }  // every number is
  /// Of the numbers; above it where there are none, as the other is below it.
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }
  [[nodiscard]] const DistinctTexts& distinct() const { return distinct_; }
  /// The first different values, cut where they are long.
  [[nodiscard]] const std::vector<std::string>& examples() const { return examples_; }
  /// The first value that is no number.
  [[nodiscard]] const std::optional<Stranger>& stranger() const { return stranger_; }

 private:
  void add_number(double number);
  void keep_example(std::string_view cell);

  std::size_t values_ = 0, missing_ = 0, numbers_ = 0;
  bool whole_ = true;
  double low_ = std::numeric_limits<double>::infinity(), high_ = -std::numeric_limits<double>::infinity();
  DistinctTexts distinct_;
  std::vector<std::string> examples_;
  std::optional<Stranger> stranger_;
};

/// Text of at most so many bytes, cut between characters, with "..." where it was cut.
[[nodiscard]] std::string cut_text(std::string_view text, std::size_t most_bytes);

}  // namespace assay
