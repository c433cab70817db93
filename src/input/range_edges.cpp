// Whether a range of bytes is one of whole records.
#include "input/range_edges.hpp"

#include <array>
#include <cstring>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/csv.hpp"

namespace assay {

namespace {

Error refused(const RowBytes& rows, const ByteRange& range, const std::string& why) {
  return data_error(name_of_part(rows.file.name(), range) + ": " + why,
                    "ranges of whole records: assay shards " + shell_word(rows.file.name()) + " 8");
}

void check_edge(const RowBytes& rows, const ByteRange& range, std::uint64_t edge) {
  std::array<char, 1> before{};
  if (edge == rows.begin || edge == rows.end || rows.file.read(edge - 1, before) == "\n") return;
  const std::uint64_t next = rows.file.find(edge, rows.end - 1, [](char byte) { return byte == '\n'; }) + 1;
  throw refused(rows, range,
                "byte " + std::to_string(edge) + " is within a line, which ends at " + std::to_string(next));
}

}  // namespace

void check_edges(const RowBytes& rows, const ByteRange& range) {
  if (range.end > rows.end)
    throw refused(rows, range,
                  "the file has " + counted(static_cast<double>(rows.end), "byte") +
                      (rows.end < rows.file.size() ? " of whole lines" : ""));
  if (range.begin < rows.begin)
    throw refused(rows, range,
                  "byte " + std::to_string(range.begin) + " is in the header: the rows begin at " +
                      std::to_string(rows.begin));
  check_edge(rows, range, range.begin);
  check_edge(rows, range, range.end);
}

bool has_literal_quote(const Block& block) {
  return block.quoted && std::memchr(block.bytes.data(), literal_quote, block.size) != nullptr;
}

void check_begin(const RowBytes& rows, const ByteRange& range) {
  if (range.begin == rows.begin) return;
  const std::uint64_t end = RecordEnds(rows).at_or_after(range.begin);
  if (end != range.begin)
    throw refused(rows, range,
                  "byte " + std::to_string(range.begin) + " is within a quoted cell, whose record ends at " +
                      std::to_string(end));
}

}  // namespace assay
