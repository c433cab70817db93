// Rows of a CSV, read in parallel into a tally.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "assay/input/columns.hpp"
#include "assay/input/source.hpp"
#include "assay/tally/record.hpp"

namespace assay {

struct BadPlaces;

/// What to do with a row whose value in a column that is used is empty, NA, NaN or null.
enum class Missing { error, drop };

struct Dialect {
  char delimiter = ',';  // one of supported_delimiters
  bool header = true;    // the first record names the columns; else they are named 1, 2, 3 ...
};

inline constexpr std::string_view supported_delimiters = ",;\t|: ";

struct ReadPlan {
  Missing missing = Missing::error;
  unsigned threads = 1;
  std::function<void(std::size_t bytes)> progress = {};  // called now and then, from one thread at a time
};

/// What was read.
struct RowCounts {
  std::size_t rows = 0;     // that reached the tally
  std::size_t dropped = 0;  // for a missing value
};

/// The tally of one block: where its rows go, and how it joins the whole.
struct BlockTally {
  std::function<void(std::span<const Record>)> add;
  std::function<void()> merge;
};

/// A row as text, and where its cells stand in the file: line and columns, in bytes, from 1.
struct TextRow {
  std::vector<std::string> cells;
  std::size_t line = 0;
  std::vector<std::size_t> columns = {};

  /// "prior.csv:3:7".
  [[nodiscard]] std::string place(const std::string& file, std::size_t cell) const {
    return file + ":" + std::to_string(line) + ":" + std::to_string(columns[cell]);
  }
};

/// A CSV, open, its header read. Cells are trimmed of blanks.
class CsvFile {
 public:
  /// Throws an i/o error, or a data error when this is no CSV or is empty.
  CsvFile(const std::string& path, const Dialect& dialect);
  ~CsvFile();

  [[nodiscard]] const std::vector<std::string>& header() const { return header_; }
  [[nodiscard]] const Source& source() const { return source_; }

  /// Reads all rows, once. Blocks are parsed on several threads; they are merged one by one, in the order of
  /// the rows, so that the result does not depend on the threads. Throws a data error with the first bad
  /// cells, or what a tally threw, the earliest first; and when there are no rows.
  RowCounts read(const Columns& columns, const ReadPlan& plan,
                 const std::function<BlockTally()>& start_block);

  /// Reads all rows, once, as text: for small tables. Throws a data error for rows longer or shorter than the
  /// header, and for more than `most_rows` rows.
  [[nodiscard]] std::vector<TextRow> read_cells(std::size_t most_rows);

  /// The line of the file, from 1, of a place; after read().
  [[nodiscard]] std::size_t line_of(RowPlace place) const;

 private:
  void read_header();
  [[noreturn]] void refuse(const BadPlaces& bad) const;

  Source source_;
  Dialect dialect_;
  std::vector<std::string> header_;
  Block first_;                            // read for the header; without it from then on
  std::vector<std::size_t> lines_before_;  // lines of the file before each block
};

/// Reads all rows into one tally: a monoid with add(span of records) and merge(later).
template <class Tally>
RowCounts read_into(Tally& total, CsvFile& file, const Columns& columns, const ReadPlan& plan) {
  const Tally empty = total;
  return file.read(columns, plan, [&total, &empty] {
    auto block = std::make_shared<Tally>(empty);
    return BlockTally{.add = [block](std::span<const Record> rows) { block->add(rows); },
                      .merge = [block, &total] { total.merge(*block); }};
  });
}

}  // namespace assay
