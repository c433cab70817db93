// Files that are read as one table.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "assay/input/rows.hpp"

namespace assay {

/// How the rows of a table are paired with those of another file.
struct JoinPlan {
  std::optional<std::size_t> key, key_there;  // columns, here and in the other file; else by position
  bool drop_unmatched = false;                // else a row without a partner is an error
  std::vector<WantedColumn> columns = {};     // of the other file, which the table gets
  std::vector<std::string> names = {};        // that they have in the table
};

/// A file for messages, and a line of it from 1, or 0 for all of it.
struct FileLine {
  std::string file;
  std::size_t line = 0;

  /// "preds.csv:7".
  [[nodiscard]] std::string text() const { return line == 0 ? file : file + ":" + std::to_string(line); }
};

/// Throws a data error where there are no rows of that table.
void check_some_rows(const std::string& name, const RowCounts& counts);

/// Rows that have no partner in the other file, and so are left out.
struct Unmatched {
  std::size_t here = 0, there = 0;
};

/// One or more files with the same columns, and columns that are added to them.
class RowTable {
 public:
  /// Opens the first file, and reads its header. `conditions` are those that rows must meet. Throws as
  /// RowFile and RowCondition do.
  RowTable(std::vector<std::string> paths, const Dialect& dialect,
           const std::vector<std::string>& conditions);
  ~RowTable();

  /// For messages: the path, or "a.csv and 3 more files"; printable.
  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const Dialect& dialect() const;
  /// In bytes, of one file alone, when it is known.
  [[nodiscard]] std::optional<std::size_t> size() const;
  /// The columns of the files, then those that were added.
  [[nodiscard]] const std::vector<std::string>& header() const;

  /// A column with the path of the file in each row. Each returns the position of the new column.
  std::size_t add_file_names(std::string name);
  /// The texts of several columns in one: "north, a". Those that hold a comma or a quote are in quotes.
  std::size_t add_combined(std::string name, const std::vector<std::size_t>& columns);
  /// Reads the rows of the other file, whose columns are added. `missing` and `threads` are as in a ReadPlan.
  /// Throws what RowFile::read throws; a data error where a key stands twice.
  void join(RowFile& other, const JoinPlan& plan, const ReadPlan& how);

  /// There are some in the first file, which may be such as cannot be read; before read().
  [[nodiscard]] bool has_rows() const;
  /// The first rows as text. Without file names and combined texts; with what was joined, where they have a
  /// partner.
  [[nodiscard]] std::vector<std::vector<std::string>> preview(std::size_t most_rows);

  /// Reads all rows of all files, once: see RowFile::read. Throws a data error when there are no rows but
  /// must be some, when a file has other columns, and for rows without a partner.
  RowCounts read(const std::vector<WantedColumn>& columns, const ReadPlan& plan,
                 const std::function<BlockTally()>& start_block);

  /// Rows without a partner that read() left out.
  [[nodiscard]] Unmatched unmatched() const;

  /// Where rows stand; after read().
  [[nodiscard]] std::function<FileLine(RowPlace)> places() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace assay
