// Rows of a file, read in parallel into a tally.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/input/condition.hpp"
#include "assay/input/range.hpp"
#include "assay/row/batch.hpp"

namespace assay {

/// What to do with a row whose value in a column that is used is empty, NA, NaN or null. `keep` hands the row
/// over with an empty text or NaN: for those who must know that it is there.
enum class Missing { error, drop, keep };

struct Dialect {
  char delimiter = ',';        // one of supported_delimiters
  bool header = true;          // the first record names the columns; else they are named 1, 2, 3 ...
  bool recognise = true;       // the first lines may show another delimiter
  bool short_header = false;   // the header is one cell short: the first column holds names of rows
  bool decimal_comma = false;  // numbers may be written as 0,93
  bool growing = false;        // it may grow while it is read: a last line without its end is left out
  bool may_be_empty = false;   // a file without rows, or without a header, is no error
  /// Only rows in these bytes are read; the header and the first rows, by which columns and delimiters are
  /// recognised, are those of the whole file.
  std::optional<ByteRange> range = std::nullopt;
};

/// "tabs", "semicolons", "blanks".
[[nodiscard]] std::string_view name_of_delimiter(char delimiter);

inline constexpr std::string_view supported_delimiters = ",;\t|: ";

/// A column that is read, by its position from 0, and what for.
struct WantedColumn {
  const Role* role;
  std::size_t position;
};

struct ReadPlan {
  Missing missing = Missing::error;
  unsigned threads = 1;
  std::function<void(std::size_t bytes)> progress = {};  // called now and then, from one thread at a time
  bool large_blocks = false;                  // for tallies to which a block costs more than its rows do
  std::vector<RowCondition> conditions = {};  // only rows that meet them are read
};

/// What was read.
struct RowCounts {
  std::size_t rows = 0;        // that reached the tally
  std::size_t dropped = 0;     // for a missing value
  std::size_t filtered = 0;    // that do not meet the conditions
  std::size_t unfinished = 0;  // last lines of growing files, without their ends
  std::size_t mixed_ends = 0;  // files in which some lines end in LF and others in CR LF

  void add(const RowCounts& more) {
    rows += more.rows;
    dropped += more.dropped;
    filtered += more.filtered;
    unfinished += more.unfinished;
    mixed_ends += more.mixed_ends;
  }
};

/// A record as text, with the place of its line. A cell that is not there has no data.
struct TextRecord {
  std::span<const std::string_view> cells;
  RowPlace place;
  const char* begin;  // of the line
};

/// The tally of one block: where its rows go, and how it joins the whole.
struct BlockTally {
  std::function<void(const Batch&)> add;
  std::function<void()> merge;
  std::function<void(const TextRecord&)> add_record = {};  // instead of `add`, for survey()
};

/// A record that cannot be read: its line, the column in bytes from 1 or 0 for all of it, what is wrong, and
/// what to do.
struct UnreadableRecord {
  std::size_t line = 0, column = 0;
  std::string what, hint;
};

/// What a survey met.
struct Surveyed {
  std::size_t rows = 0;                           // that could be read
  std::vector<UnreadableRecord> unreadable = {};  // the first few
  std::size_t unreadable_count = 0;
  bool unfinished = false;  // the last line of a growing file, without its end, was left out
  bool mixed_ends = false;  // some lines end in LF, others in CR LF
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

/// A file of rows, open, its header read. Cells are trimmed of blanks.
class RowFile {
 public:
  /// Throws an i/o error, or a data error when the file is of a format that is not read, or is empty but must
  /// not be; or when a range is not one of whole records, as far as its edges and its quotes tell.
  RowFile(const std::string& path, const Dialect& dialect);
  ~RowFile();

  /// For messages: the path, or <stdin>; printable.
  [[nodiscard]] const std::string& name() const;
  /// As it was given, with what the first lines show.
  [[nodiscard]] const Dialect& dialect() const;
  /// In bytes, when it is known.
  [[nodiscard]] std::optional<std::size_t> size() const;
  [[nodiscard]] const std::vector<std::string>& header() const;

  /// There are some, which may be such as cannot be read; before read().
  [[nodiscard]] bool has_rows() const;
  /// The first rows of the file as text, of the first block at most; read() has them again.
  [[nodiscard]] std::vector<std::vector<std::string>> preview(std::size_t most_rows) const;

  /// Reads all rows, once: the batches have the wanted columns, in their order. Blocks are parsed on several
  /// threads; they are merged one by one, in the order of the rows, so that the result does not depend on the
  /// threads. There may be no rows. Throws a data error with the first bad cells, or what a tally threw, the
  /// earliest first.
  RowCounts read(const std::vector<WantedColumn>& columns, const ReadPlan& plan,
                 const std::function<BlockTally()>& start_block);

  /// Reads all records, once, as text, cell by cell, in blocks as read() does; records that cannot be read
  /// are left out and told. Throws what a tally threw; a data error when there is nothing at all.
  Surveyed survey(const ReadPlan& plan, const std::function<BlockTally()>& start_block);

  /// Reads all rows, once, as text: for small tables. Throws a data error for rows longer or shorter than the
  /// header, and for more than `most_rows` rows.
  [[nodiscard]] std::vector<TextRow> read_cells(std::size_t most_rows);

  /// Lines of the file before each block; after read(). A place is that many lines further down, and one
  /// more.
  [[nodiscard]] const std::vector<std::size_t>& lines_before() const;

  friend std::vector<ByteRange> record_ranges(const std::string& path, const Dialect& dialect,
                                              std::size_t wanted);

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

/// Ranges of bytes of a file that is not compressed: one behind the other they have all its rows, each has
/// whole records, and they are of about equal size. As many as are wanted, or as there are records. Throws as
/// RowFile does, a data error where there are no rows, and a usage error for standard input.
[[nodiscard]] std::vector<ByteRange> record_ranges(const std::string& path, const Dialect& dialect,
                                                   std::size_t wanted);

/// Reads all rows into one tally: a monoid with add(batch) and merge(later).
template <class Tally, class Source>
RowCounts read_into(Tally& total, Source& source, const std::vector<WantedColumn>& columns,
                    const ReadPlan& plan) {
  const Tally empty = total;
  return source.read(columns, plan, [&total, &empty] {
    auto block = std::make_shared<Tally>(empty);
    return BlockTally{.add = [block](const Batch& rows) { block->add(rows); },
                      .merge = [block, &total] { total.merge(*block); }};
  });
}

}  // namespace assay
