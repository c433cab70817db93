// Rows of a file, read in parallel into a tally.
#include "assay/input/rows.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/block_reader.hpp"
#include "input/cells.hpp"
#include "input/delimiter.hpp"
#include "input/foreign.hpp"
#include "input/peek.hpp"
#include "input/range_edges.hpp"
#include "input/shards.hpp"

namespace assay {

namespace {

// Rows handed to the tally at a time: they stay in the cache. More, where each slice gets a part of them.
constexpr std::size_t batch_rows = 512, batch_rows_of_large_blocks = 2048;

std::string with_column(const std::string& place, std::size_t column) {
  return column == 0 ? place : place + ":" + std::to_string(column);
}

// What a tally threw knows no file.
[[noreturn]] void rethrow(const std::exception_ptr& failure, const std::string& file) {
  try {
    std::rethrow_exception(failure);
  } catch (const Error& error) {
    throw error.at(file);
  }
}

constexpr std::size_t telling_lines = std::size_t{16} << 10;  // bytes of them

// By its first bytes and its name. Refuses what is no text.
const RowFormat& recognised_format(const std::string& path, Bytes& bytes) {
  const std::string first = peek_past_blank_lines(bytes.read, telling_bytes);
  refuse_foreign(first, bytes.name);
  return format_of_file(path, first);
}

// Of a table of lines; objects name their fields.
Dialect recognised_dialect(const Dialect& dialect, const RowFormat& format, Bytes& bytes) {
  if (&format != &row_formats().front()) return dialect;
  std::string first = peek_past_blank_lines(bytes.read, telling_lines);
  const bool whole = first.size() < telling_lines;
  if (first.starts_with("\xef\xbb\xbf")) first.erase(0, 3);
  return recognised_dialect(dialect, first, whole, bytes.name);
}

}  // namespace

/// The file as it is read.
struct RowFile::Open {
  Open(const std::string& path, const Dialect& chosen)
      : Open(path, inflated(open_bytes(path, chosen.growing)), chosen) {}
  Open(const std::string& path, Bytes bytes, const Dialect& chosen)
      : format(recognised_format(path, bytes)),
        dialect(recognised_dialect(chosen, format, bytes)),
        blocks(std::in_place, std::move(bytes), format, dialect) {}

  void read_header();
  [[nodiscard]] RowBytes rows_of(const PlainFile& file) const;
  void narrow(const std::string& path, const PlainFile& file);
  [[nodiscard]] const std::string& name() const { return blocks->bytes().name; }
  [[nodiscard]] std::size_t line_of(RowPlace place) const {
    return lines_before[place.block] + place.line + 1;
  }
  void run(BlockReader& reader) {
    reader.run(*blocks, std::move(first));
    for (const std::size_t lines : reader.lines()) lines_before.push_back(lines_before.back() + lines);
    ends.add(reader.ends());
  }
  [[noreturn]] void refuse(const BadPlaces& bad) const;

  const RowFormat& format;
  Dialect dialect;
  std::optional<Blocks> blocks;
  std::vector<std::string> header;
  std::size_t header_bytes = 0;
  Block first;                            // read for the header; without it from then on
  std::optional<Block> head;              // of the file, where a range is read
  std::vector<std::size_t> lines_before;  // lines of the file, or of the range, before each block
  LineEnds ends;                          // as far as it has been read
};

void RowFile::Open::refuse(const BadPlaces& bad) const {
  std::vector<Diagnostic> diagnostics;
  for (const BadPlace& one : bad.first) {
    const std::string line = name() + ":" + std::to_string(line_of(one.place));
    diagnostics.push_back({with_column(line, one.column) + ": " + one.what, one.hint});
  }
  throw Error(ExitStatus::bad_data, std::move(diagnostics), bad.count - bad.first.size());
}

void RowFile::Open::read_header() {
  if (!blocks->next(first) || (first.size == 1 && !first.failure)) {
    if (dialect.may_be_empty) return;
    throw data_error(name() + " is empty", "a CSV starts with a line that names its columns");
  }
  ends = line_ends(first);
  const std::size_t whole = first.size;
  Header found = format.read_header(first, dialect, name());
  header_bytes = whole - first.size;
  lines_before.push_back(found.lines);
  dialect.header = found.lines > 0;  // which may stand again where files were joined
  header = std::move(found.names);
  if (header.empty() && first.failure) refuse({.first = {*first.failure}, .count = 1});
}

RowBytes RowFile::Open::rows_of(const PlainFile& file) const {
  if (file.size() > 0 && !blocks->bytes().size)
    throw data_error(name() + " is compressed: byte ranges are of a plain file",
                     "decompress it to a file first");
  const std::uint64_t begin = std::min(file.mark_bytes() + header_bytes, file.size());
  RowBytes rows{file, begin, file.size(), format.quotes, dialect.delimiter};
  if (dialect.growing) rows.end = std::max(begin, file.last_line_end());
  return rows;
}

// From the whole file to a range of it.
void RowFile::Open::narrow(const std::string& path, const PlainFile& file) {
  const RowBytes rows = rows_of(file);
  const ByteRange range = *dialect.range;
  check_edges(rows, range);
  head = std::move(first);
  blocks.emplace(open_bytes(path, dialect.growing, range), format, dialect);
  static_cast<void>(blocks->next(first));  // there is one: no range is empty
  if (has_literal_quote(first)) check_begin(rows, range);
  lines_before = {0};
  ends = {};
}

RowFile::RowFile(const std::string& path, const Dialect& dialect) {
  std::optional<PlainFile> file;
  if (dialect.range) file.emplace(path);
  open_ = std::make_unique<Open>(path, dialect);
  open_->read_header();
  if (file) open_->narrow(path, *file);
}

RowFile::~RowFile() = default;

const std::string& RowFile::name() const { return open_->name(); }
const Dialect& RowFile::dialect() const { return open_->dialect; }
std::optional<std::size_t> RowFile::size() const { return open_->blocks->bytes().size; }
const std::vector<std::string>& RowFile::header() const { return open_->header; }
const std::vector<std::size_t>& RowFile::lines_before() const { return open_->lines_before; }

bool RowFile::has_rows() const {
  if (!open_->blocks->at_end() || open_->first.failure) return true;
  if (open_->first.size <= 1) return false;
  BadPlaces bad;
  bool some = false;
  const auto take = [&](const TextRecord&) { return !(some = true); };
  open_->format.read_texts(open_->first, {.header = open_->header, .dialect = open_->dialect}, take, bad);
  return some || bad.count > 0;
}

std::vector<std::vector<std::string>> RowFile::preview(std::size_t most_rows) const {
  std::vector<std::vector<std::string>> rows;
  const RowRules rules{.header = open_->header, .dialect = open_->dialect};
  BadPlaces bad;  // read() tells of them
  const auto take = [&](const TextRecord& record) {
    auto& row = rows.emplace_back(record.cells.begin(), record.cells.end());
    if (open_->dialect.decimal_comma)
      for (std::string& cell : row)
        if (decimal_from(cell)) cell[cell.find(',')] = '.';
    return rows.size() < most_rows;
  };
  const Block& first = open_->head ? *open_->head : open_->first;
  if (first.size > 1) open_->format.read_texts(first, rules, take, bad);
  return rows;
}

RowCounts RowFile::read(const std::vector<WantedColumn>& columns, const ReadPlan& plan,
                        const std::function<BlockTally()>& start_block) {
  if (plan.large_blocks) open_->blocks->enlarge();
  const RowRules rules{.header = open_->header,
                       .dialect = open_->dialect,
                       .columns = columns,
                       .missing = plan.missing,
                       .conditions = plan.conditions,
                       .batch_rows = plan.large_blocks ? batch_rows_of_large_blocks : batch_rows};
  BlockReader reader({.format = open_->format, .rules = rules, .plan = plan}, start_block);
  open_->run(reader);
  if (reader.bad().count > 0) open_->refuse(reader.bad());
  if (reader.failure()) rethrow(reader.failure(), name());
  RowCounts counts = reader.counts();
  counts.unfinished = open_->blocks->unfinished() ? 1 : 0;
  counts.mixed_ends = open_->ends.mixed() ? 1 : 0;
  return counts;
}

Surveyed RowFile::survey(const ReadPlan& plan, const std::function<BlockTally()>& start_block) {
  const RowRules rules{.header = open_->header, .dialect = open_->dialect};
  BlockReader reader({.format = open_->format, .rules = rules, .plan = plan}, start_block);
  open_->run(reader);
  if (reader.failure()) rethrow(reader.failure(), name());
  if (reader.counts().rows + reader.bad().count == 0)
    throw data_error(name() + " has no rows, only a header", "there is nothing to measure");
  Surveyed surveyed{.rows = reader.counts().rows,
                    .unreadable_count = reader.bad().count,
                    .unfinished = open_->blocks->unfinished(),
                    .mixed_ends = open_->ends.mixed()};
  for (const BadPlace& one : reader.bad().first)
    surveyed.unreadable.push_back(
        {.line = open_->line_of(one.place), .column = one.column, .what = one.what, .hint = one.hint});
  return surveyed;
}

std::vector<TextRow> RowFile::read_cells(std::size_t most_rows) {
  std::vector<TextRow> rows;
  BadPlaces bad;
  const RowRules rules{.header = open_->header, .dialect = open_->dialect};
  const auto take = [&](const TextRecord& record) {
    if (rows.size() == most_rows)
      throw data_error(name() + ": over " + counted(static_cast<double>(most_rows), "row"),
                       "is this another kind of table?");
    TextRow& row = rows.emplace_back(
        TextRow{.cells = {record.cells.begin(), record.cells.end()}, .line = open_->line_of(record.place)});
    for (const std::string_view cell : record.cells)
      row.columns.push_back(
          cell.data() == nullptr ? 1 : static_cast<std::size_t>(cell.data() - record.begin) + 1);
    return true;
  };
  for (Block block = std::move(open_->first); block.size > 1 || block.failure;) {
    const std::size_t lines = open_->format.read_texts(block, rules, take, bad);
    if (block.failure) bad.add(*block.failure);
    open_->lines_before.push_back(open_->lines_before.back() + lines);
    block.size = 1;
    if (!open_->blocks->next(block)) break;
  }
  if (bad.count > 0) open_->refuse(bad);
  return rows;
}

std::vector<ByteRange> record_ranges(const std::string& path, const Dialect& dialect, std::size_t wanted) {
  const PlainFile plain(path);
  const RowFile file(path, dialect);
  std::vector<ByteRange> ranges = divided(file.open_->rows_of(plain), wanted);
  if (ranges.empty())
    throw data_error(file.name() + " has no rows, only a header", "there is nothing to divide");
  return ranges;
}

}  // namespace assay
