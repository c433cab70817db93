// Rows that stand for several.
#pragma once

#include <cmath>
#include <utility>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/row/batch.hpp"

namespace assay {

/// Rows of a batch, each as often as its frequency says, in batches of their own.
class Repeater {
 public:
  /// Calls `take` with batches until all rows were in them as often as they should be. Throws a data error
  /// when that is too often.
  template <class Take>
  void repeat(const Batch& rows, Take take) {
    const auto frequencies = rows.numbers(role::frequency);
    start(rows);
    for (std::size_t i = 0; i < rows.rows; ++i) {
      const auto times = static_cast<std::size_t>(frequencies[i]);
      count(times);
      for (std::size_t left = times; left > 0; --left) {
        add(rows, i);
        if (lines_.size() < most_rows) continue;
        take(repeated(rows));
        start(rows);
      }
    }
    if (!lines_.empty()) take(repeated(rows));
  }
  void merge(const Repeater& later) { count(later.rows_); }

  /// All that were taken.
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  static constexpr std::size_t most_rows = 2048;
  static constexpr std::size_t most_in_all = 4'000'000'000;

  struct Column {
    std::vector<std::string_view> texts;
    std::vector<double> numbers;
  };

  void count(std::size_t times) {
    rows_ += times;
    if (times > most_in_all || rows_ > most_in_all)
      throw data_error("the frequencies come to over 4,000,000,000 rows",
                       "give a matrix or counts, or rows that stand for fewer");
  }
  void start(const Batch& rows);
  void add(const Batch& rows, std::size_t row);
  [[nodiscard]] Batch repeated(const Batch& rows);

  std::vector<Column> columns_;
  std::vector<std::uint32_t> lines_;
  std::vector<Batch::Column> handed_on_;
  std::size_t rows_ = 0;
};

/// A tally of rows as often as their frequency says.
template <class Tally>
class RowsRepeated {
 public:
  explicit RowsRepeated(Tally empty) : tally(std::move(empty)) {}

  void add(const Batch& rows) {
    repeater.repeat(rows, [this](const Batch& repeated) { tally.add(repeated); });
  }
  void merge(const RowsRepeated& later) {
    tally.merge(later.tally);
    repeater.merge(later.repeater);
  }

  Tally tally;
  Repeater repeater;
};

}  // namespace assay
