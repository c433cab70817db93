// Rows of a CSV, read in parallel into a tally.
#include "assay/input/csv.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/block_reader.hpp"
#include "input/record_reader.hpp"
#include "input/splitter.hpp"

namespace assay {

namespace {

std::string with_column(const std::string& place, std::size_t column) {
  return column == 0 ? place : place + ":" + std::to_string(column);
}

// What a tally threw knows no file.
[[noreturn]] void rethrow(const std::exception_ptr& failure, const std::string& file) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    throw Error(error.status, file + ": " + error.what(), error.complaints.front().hint);
  }
}

}  // namespace

CsvFile::CsvFile(const std::string& path, const Dialect& dialect)
    : source_(path, dialect.delimiter), dialect_(dialect) {
  if (!source_.next(first_) || (first_.size == 1 && !first_.failure))
    throw data_error(source_.name() + " is empty", "a CSV starts with a line that names its columns");
  read_header();
}

CsvFile::~CsvFile() = default;

void CsvFile::read_header() {
  lines_before_.push_back(0);
  Splitter splitter(first_, dialect_.delimiter);
  if (!splitter.next_line()) {
    if (first_.failure) refuse({.first = {*first_.failure}, .count = 1});
    throw data_error(source_.name() + " has no header: its lines are blank");
  }
  const auto begin = first_.bytes.begin() + 1;
  auto end = begin;
  for (std::size_t i = 0; i < splitter.records(); ++i) end = std::find(end, first_.bytes.end(), '\n') + 1;
  std::vector<std::string_view> cells(static_cast<std::size_t>(std::count(begin, end, dialect_.delimiter)) +
                                      1);
  cells.resize(splitter.split(cells));
  for (const std::string_view cell : cells) {
    header_.push_back(dialect_.header ? std::string(cell) : std::to_string(header_.size() + 1));
    if (cell.find('\r') != std::string_view::npos)
      throw data_error(source_.name() + ":1: a carriage return within the line",
                       "if lines end in CR alone: tr '\\r' '\\n' < FILE | assay ...");
  }
  if (!dialect_.header) return;
  first_.size -= static_cast<std::size_t>(end - begin);
  first_.bytes.erase(begin, end);
  lines_before_[0] = splitter.lines();
  if (first_.failure) first_.failure->place.line -= splitter.lines();
}

RowCounts CsvFile::read(const Columns& columns, const ReadPlan& plan,
                        const std::function<BlockTally()>& start_block) {
  if (columns.slice) source_.enlarge_blocks();  // each block has a tally for each slice
  BlockReader reader({.header = header_, .dialect = dialect_, .columns = columns, .plan = plan}, start_block);
  reader.run(source_, std::move(first_));
  for (const std::size_t lines : reader.lines()) lines_before_.push_back(lines_before_.back() + lines);
  if (reader.bad().count > 0) refuse(reader.bad());
  if (reader.failure()) rethrow(reader.failure(), source_.name());
  const RowCounts counts = reader.counts();
  if (counts.rows > 0) return counts;
  throw data_error(source_.name() + (counts.dropped > 1 ? ": all " + std::to_string(counts.dropped) +
                                                              " rows have a missing value"
                                     : counts.dropped == 1 ? ": the only row has a missing value"
                                                           : " has no rows, only a header"),
                   "there is nothing to measure");
}

std::vector<TextRow> CsvFile::read_cells(std::size_t most_rows) {
  std::vector<TextRow> rows;
  std::vector<std::string_view> cells(header_.size());
  BadPlaces bad;
  for (Block block = std::move(first_); block.size > 1 || block.failure;) {
    Splitter splitter(block, dialect_.delimiter);
    while (splitter.next_line()) {
      const std::size_t count = splitter.split(cells);
      if (count != cells.size()) bad.add(ragged_row({block.index, splitter.line()}, count, cells.size()));
      if (rows.size() == most_rows)
        throw data_error(source_.name() + ": over " + counted(static_cast<double>(most_rows), "row"),
                         "is this another kind of table?");
      TextRow& row = rows.emplace_back(
          TextRow{.cells = {cells.begin(), cells.end()}, .line = lines_before_.back() + splitter.line() + 1});
      for (const std::string_view cell : cells) row.columns.push_back(splitter.column_of(cell));
    }
    if (block.failure) bad.add(*block.failure);
    lines_before_.push_back(lines_before_.back() + splitter.lines());
    block.size = 1;
    if (!source_.next(block)) break;
  }
  if (bad.count > 0) refuse(bad);
  return rows;
}

std::size_t CsvFile::line_of(RowPlace place) const { return lines_before_[place.block] + place.line + 1; }

void CsvFile::refuse(const BadPlaces& bad) const {
  std::vector<Complaint> complaints;
  for (const BadPlace& one : bad.first)
    complaints.push_back(
        {with_column(source_.name() + ":" + std::to_string(line_of(one.place)), one.column) + ": " + one.what,
         one.hint});
  throw Error(ExitStatus::bad_data, std::move(complaints), bad.count - bad.first.size());
}

}  // namespace assay
