// All that is tallied of a file: its columns, and its rows as wholes.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/input/rows.hpp"
#include "inspect/column_tally.hpp"
#include "inspect/repeats.hpp"

namespace assay {

/// What is to be looked at, by position of the columns.
struct TablePlan {
  std::span<const std::string> header;
  bool has_header = true;  // it may stand again between the rows
  bool decimal_comma = false;
  std::optional<std::size_t> truth;
  std::vector<std::size_t> used;    // that a report would read: a row without one of these is missing
  std::vector<std::size_t> ids;     // whose repeats are counted
  std::vector<std::size_t> scores;  // whose ties are counted
};

/// What all blocks of a file know together.
struct TableShared {
  explicit TableShared(TablePlan what);

  TablePlan plan;
  std::vector<std::uint64_t> header_hashes;
  std::unique_ptr<std::atomic<bool>[]> many;  // of each column: it has too many values to tell apart
  std::atomic<std::size_t> rows_hint = 0;     // rows of a block
};

/// Neighbouring rows of equal truth are one run. A monoid.
struct Runs {
  std::size_t count = 0;
  std::uint64_t first = 0, last = 0;  // hashes of labels

  void add(std::uint64_t label);
  void merge(const Runs& later);
};

/// A monoid of records, to be merged in their order.
class TableTally {
 public:
  /// `shared` outlives the tally.
  explicit TableTally(TableShared& shared);

  void add(const TextRecord& record);
  void merge(TableTally&& later);

  [[nodiscard]] const std::vector<ColumnTally>& columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t complete() const { return complete_; }  // rows that lack no value that is used
  [[nodiscard]] const Runs& truth_runs() const { return runs_; }
  [[nodiscard]] std::size_t headers_again() const { return headers_again_; }
  [[nodiscard]] std::optional<RowPlace> first_header_again() const { return first_header_again_; }

  /// Of whole rows, and of the ids of the plan.
  [[nodiscard]] Repeats repeated_rows() const;
  [[nodiscard]] Repeats repeated_ids(std::size_t which) const;
  /// Of the scores of the plan, which are gone then.
  [[nodiscard]] Ties take_ties(std::size_t which);
  /// Of a row, counted from 0.
  [[nodiscard]] RowPlace place_of(std::size_t row) const;

 private:
  // Of the rows of one block.
  struct Chunk {
    std::uint32_t block = 0;
    std::vector<std::uint32_t> lines;
    std::vector<std::uint64_t> rows;
    std::vector<std::vector<std::uint64_t>> ids;
    std::vector<std::vector<double>> scores;
  };

  [[nodiscard]] bool is_header_again(const TextRecord& record) const;
  void keep(const TextRecord& record, std::uint64_t row);
  void start_chunk(std::uint32_t block);

  TableShared& shared_;
  std::vector<ColumnTally> columns_;
  std::size_t rows_ = 0, complete_ = 0, headers_again_ = 0;
  std::optional<RowPlace> first_header_again_;
  Runs runs_;
  std::vector<Chunk> chunks_;
  std::vector<std::uint64_t> hashes_;  // of the cells of a record
  std::vector<double> numbers_;
};

}  // namespace assay
