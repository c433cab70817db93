// A file, divided into ranges of whole records.
#include "input/shards.hpp"

#include <algorithm>

namespace assay {

namespace {

// The first byte from there on that is not of a blank line.
std::uint64_t content_after(const RowBytes& rows, std::uint64_t offset) {
  return rows.file.find(offset, rows.end, [](char byte) {
    return byte != '\n' && byte != '\r' && byte != ' ' && byte != '\t';
  });
}

// Where a range ends: the first record's end that is so far that the others are of equal size.
std::vector<std::uint64_t> ends_by_size(const RowBytes& rows, std::size_t wanted) {
  RecordEnds records(rows);
  std::vector<std::uint64_t> ends;
  for (std::uint64_t begin = rows.begin; begin < rows.end; begin = ends.back()) {
    const std::uint64_t content = content_after(rows, begin), left = wanted - ends.size();
    if (content == rows.end) break;
    const std::uint64_t end = std::max(begin + (rows.end - begin) / left, content + 1);
    ends.push_back(left == 1 ? rows.end : records.at_or_after(end));
  }
  return ends;
}

// The end of each record, or of each range where there are more records than that.
std::vector<std::uint64_t> ends_by_number(const RowBytes& rows, std::size_t wanted) {
  RecordEnds records(rows);
  std::vector<std::uint64_t> all;
  for (std::uint64_t content = content_after(rows, rows.begin); content < rows.end;
       content = content_after(rows, all.back()))
    all.push_back(records.at_or_after(content + 1));
  std::vector<std::uint64_t> ends;
  for (std::size_t i = 0; i < std::min(wanted, all.size()); ++i)
    ends.push_back(all[(i + 1) * all.size() / std::min(wanted, all.size()) - 1]);
  return ends;
}

}  // namespace

std::vector<ByteRange> divided(const RowBytes& rows, std::size_t wanted) {
  std::vector<std::uint64_t> ends = ends_by_size(rows, wanted);
  if (ends.size() < wanted) ends = ends_by_number(rows, wanted);  // some records are long, or few
  if (!ends.empty()) ends.back() = rows.end;                      // blank lines at the end, too
  std::vector<ByteRange> ranges;
  for (const std::uint64_t end : ends)
    ranges.push_back({ranges.empty() ? rows.begin : ranges.back().end, end});
  return ranges;
}

}  // namespace assay
