// Formats of rows: where a block of bytes may be cut, and what the cells of its records are.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/error.hpp"
#include "assay/input/rows.hpp"
#include "input/block.hpp"
#include "input/row_reader.hpp"

namespace assay {

/// Beyond this many bytes a record is refused.
inline constexpr std::size_t longest_record = (std::size_t{1} << 24) - 64;

/// More columns than this are refused, before much is kept of each.
inline constexpr std::size_t most_columns = 1'000'000;

/// "rows.csv has over 1,000,000 columns".
[[nodiscard]] Error too_many_columns(const std::string& file);

/// The names of the columns, and how many lines of the file they took.
struct Header {
  std::vector<std::string> names;
  std::size_t lines = 0;
};

/// A format is one file that defines these functions, and a line in format.cpp. `Cells`, of which
/// `format_of` makes the readers, is a class with
///   Cells(const Block&, const RowRules&),
///   bool next_line()  moves to the next record, false at the end;
///   bool split(std::span<std::string_view> cells)  stores the cells in the order of the header, those that
///     are not there without data; false when the record cannot be read:
///   BadPlace bad()  why, and where;
///   line(), lines()  lines of the block before the record, and after the last next_line();
///   begin()  the first byte of the record's line.
struct RowFormat {
  std::string_view name;
  std::span<const std::string_view> suffixes;  // of its files, with the point
  std::optional<char> first_byte;              // that tells it, blanks aside
  bool quotes = false;                         // a cell in quotes may hold newlines

  /// The end of the last whole record of a block, or 1 when none is whole. What is wrong with the block goes
  /// to its failure.
  std::size_t (*cut)(Block& block, const Dialect& dialect, bool at_end);

  /// Reads the names of the columns from the first block, which keeps the rows alone. Throws a data error
  /// that begins with `file`.
  Header (*read_header)(Block& first, const Dialect& dialect, const std::string& file);

  /// Reads the rows of a block into a tally.
  void (*read_rows)(const Block& block, const RowRules& rules, BlockRows& result);

  /// Reads them as text: `take` gets each.
  std::size_t (*read_texts)(const Block& block, const RowRules& rules, const TakeTextRow& take,
                            BadPlaces& bad);
};

/// With the functions that all formats share.
template <class Cells>
[[nodiscard]] constexpr RowFormat format_of(RowFormat format) {
  format.read_rows = read_rows<Cells>;
  format.read_texts = read_texts<Cells>;
  return format;
}

/// The formats, the usual one first.
[[nodiscard]] std::span<const RowFormat> row_formats();

/// The format that the file's first bytes tell, or its suffix, that of a compression aside; or the usual one.
[[nodiscard]] const RowFormat& format_of_file(std::string_view path, std::string_view first);

}  // namespace assay
