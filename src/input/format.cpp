// The formats of rows.
#include "input/format.hpp"

#include <algorithm>
#include <array>

#include "assay/core/text.hpp"
#include "input/csv.hpp"
#include "input/json_lines.hpp"
#include "input/splitter.hpp"

namespace assay {

namespace {

constexpr std::array<std::string_view, 1> csv_suffixes{".csv"};
constexpr std::array<std::string_view, 2> json_lines_suffixes{".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 5> compressed_suffixes{".gz", ".zst", ".xz", ".bz2", ".lz4"};

bool has_one_of(std::string_view path, std::span<const std::string_view> suffixes) {
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](std::string_view suffix) { return path.ends_with(suffix); });
}

}  // namespace

std::span<const RowFormat> row_formats() {
  static constexpr std::array formats{
      format_of<Splitter>({.name = "CSV",
                           .suffixes = csv_suffixes,
                           .quotes = true,
                           .cut = cut_csv,
                           .read_header = read_csv_header}),
      format_of<JsonFields>({.name = "JSON Lines",
                             .suffixes = json_lines_suffixes,
                             .first_byte = '{',
                             .cut = cut_json_lines,
                             .read_header = read_json_header}),
  };
  return formats;
}

Error too_many_columns(const std::string& file) {
  return data_error(file + " has over " + counted(static_cast<double>(most_columns), "column"),
                    "keep the columns of labels and scores: cut -d, -f 1-3 FILE | assay ...");
}

const RowFormat& format_of_file(std::string_view path, std::string_view first) {
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (first.starts_with(byte_order_mark)) first.remove_prefix(byte_order_mark.size());
  first.remove_prefix(std::min(first.find_first_not_of(" \t\r\n"), first.size()));
  for (const RowFormat& format : row_formats())
    if (format.first_byte && first.starts_with(*format.first_byte)) return format;
  if (has_one_of(path, compressed_suffixes)) path.remove_suffix(path.size() - path.rfind('.'));
  for (const RowFormat& format : row_formats())
    if (has_one_of(path, format.suffixes)) return format;
  return row_formats().front();
}

}  // namespace assay
