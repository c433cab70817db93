// The CSV format: where blocks may be cut, and the header.
#include "input/csv.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "assay/core/error.hpp"
#include "input/quote_scanner.hpp"
#include "input/splitter.hpp"

namespace assay {

namespace {

std::size_t lines_before(const Block& block, std::size_t offset) {
  const auto is_newline = [](char byte) { return byte == '\n' || byte == quoted_newline; };
  return static_cast<std::size_t>(std::count_if(
      block.bytes.begin() + 1, block.bytes.begin() + static_cast<std::ptrdiff_t>(offset), is_newline));
}

BadPlace bad_place(const Block& block, std::size_t offset, std::string what, std::string hint) {
  std::size_t line_start = offset;
  while (line_start > 1 && block.bytes[line_start - 1] != '\n') --line_start;
  return {.place = {block.index, static_cast<std::uint32_t>(lines_before(block, offset))},
          .column = offset - line_start + 1,
          .what = std::move(what),
          .hint = std::move(hint)};
}

// The first of a byte in a block's records, or nothing.
std::optional<std::size_t> find_byte(const Block& block, char byte) {
  const auto* found = static_cast<const char*>(std::memchr(block.bytes.data() + 1, byte, block.size - 1));
  return found ? std::optional(static_cast<std::size_t>(found - block.bytes.data())) : std::nullopt;
}

// In the record from `begin` to `end`.
void put_placeholders(Block& block, std::size_t begin, std::size_t end, char delimiter) {
  QuoteScanner scanner(delimiter);
  for (std::size_t i = begin; i < end; ++i) {
    const QuoteScanner::Met met = scanner.step(block.bytes[i]);
    if (met == QuoteScanner::Met::newline_in_quotes) block.bytes[i] = quoted_newline;
    if (met == QuoteScanner::Met::quote_in_text) block.bytes[i] = literal_quote;
  }
}

bool is_placeholder(char byte) { return byte == quoted_newline || byte == literal_quote; }

// The record that begins at an offset is not complete: an error when no more is to come, or it grew too long.
void refuse_endless(Block& block, std::size_t begin, bool in_quotes, std::size_t opened, bool at_end,
                    const Dialect& dialect = {}) {
  const bool too_long = begin == 1 && block.size > longest_record;
  if (in_quotes && at_end) {
    block.failure = bad_place(
        block, opened, "a quote is opened here and never closed",
        dialect.range ? "close it, or have the range end behind its record" : "close it, or remove it");
  } else if (in_quotes && too_long) {
    block.failure =
        bad_place(block, opened, "a quoted cell of over 16 MiB begins here", "is its quote never closed?");
  } else if (too_long) {
    block.failure = bad_place(block, begin, "a line of over 16 MiB", "is this a CSV file?");
  }
}

// A carriage return may stand there at the end of the line alone.
void refuse_after_quote(Block& block, std::size_t offset) {
  if (block.bytes[offset - 1] == '\r') {
    block.failure = bad_place(block, offset - 1, "a carriage return after a closing quote",
                              "remove those: tr -d '\\r' < FILE | assay ...");
  } else {
    block.failure =
        bad_place(block, offset, "text after a closing quote", "write a quote inside quotes as \"\"");
  }
}

std::size_t cut_plain(Block& block, bool at_end) {
  const char* const begin = block.bytes.data();
  const auto* newline = static_cast<const char*>(::memrchr(begin + 1, '\n', block.size - 1));
  if (newline) return static_cast<std::size_t>(newline + 1 - begin);
  refuse_endless(block, 1, false, 0, at_end);
  return 1;
}

// Follows quotes through the block. What the CSV package would misread is replaced by placeholders, but only
// in complete records: the rest comes again.
std::size_t cut_quoted(Block& block, const Dialect& dialect, bool at_end) {
  using Met = QuoteScanner::Met;
  QuoteScanner scanner(dialect.delimiter);
  std::size_t records_end = 1;
  std::size_t opened = 0;
  bool misread = false;  // the record that is being followed would be
  for (std::size_t i = 1; i < block.size && !block.failure; ++i) {
    if (is_placeholder(block.bytes[i]))
      block.failure = bad_place(block, i, "a control character (0x1E or 0x1F) in a file with quoted cells",
                                "remove it: tr -d '\\036\\037'");
    const Met met = scanner.step(block.bytes[i]);
    if (met == Met::opening) opened = i;
    if (met == Met::text_after_quote) refuse_after_quote(block, i);
    misread = misread || met == Met::newline_in_quotes || met == Met::quote_in_text;
    if (met != Met::end_of_record) continue;
    if (std::exchange(misread, false)) put_placeholders(block, records_end, i, dialect.delimiter);
    records_end = i + 1;
  }
  if (!block.failure && records_end < block.size)
    refuse_endless(block, records_end, scanner.in_quotes(), opened, at_end, dialect);
  return records_end;
}

}  // namespace

std::size_t cut_csv(Block& block, const Dialect& dialect, bool at_end) {
  if (const auto nul = find_byte(block, '\0')) {
    block.failure =
        bad_place(block, *nul, "a NUL byte: this is not text", "if it is UTF-16, convert it with iconv");
    return 1;
  }
  block.quoted = find_byte(block, '"').has_value();
  return block.quoted ? cut_quoted(block, dialect, at_end) : cut_plain(block, at_end);
}

Header read_csv_header(Block& first, const Dialect& dialect, const std::string& file) {
  Splitter splitter(first, {.header = {}, .dialect = dialect});
  if (!splitter.next_line()) {
    if (first.failure) return {};
    throw data_error(file + " has no header: its lines are blank");
  }
  const auto begin = first.bytes.begin() + 1;
  auto end = begin;
  for (std::size_t i = 0; i < splitter.records(); ++i) end = std::find(end, first.bytes.end(), '\n') + 1;
  const auto delimiters = static_cast<std::size_t>(std::count(begin, end, dialect.delimiter));
  if (delimiters >= most_columns) throw too_many_columns(file);
  std::vector<std::string_view> cells(delimiters + 1);
  cells.resize(splitter.cut(cells));
  Header header;
  if (dialect.header && dialect.short_header) header.names.emplace_back();
  for (const std::string_view cell : cells) {
    header.names.push_back(dialect.header ? std::string(cell) : std::to_string(header.names.size() + 1));
    if (cell.find('\r') != std::string_view::npos)
      throw data_error(file + ":1: a carriage return within the line",
                       "if lines end in CR alone: tr '\\r' '\\n' < FILE | assay ...");
  }
  if (!dialect.header) return header;
  std::copy(end, first.bytes.begin() + static_cast<std::ptrdiff_t>(first.size), begin);
  first.size -= static_cast<std::size_t>(end - begin);
  header.lines = splitter.lines();
  if (first.failure) first.failure->place.line -= splitter.lines();
  return header;
}

}  // namespace assay
