// A part of a file, by its bytes.
#include "assay/input/range.hpp"

#include <charconv>

#include "assay/core/error.hpp"

namespace assay {

std::string text_of(const ByteRange& range) {
  return std::to_string(range.begin) + "-" + std::to_string(range.end);
}

std::optional<ByteRange> range_from(std::string_view text) {
  ByteRange range;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, range.begin);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, range.end);
  if (second.ec != std::errc() || second.ptr != end || range.end <= range.begin) return std::nullopt;
  return range;
}

std::string name_of_part(const std::string& file, const ByteRange& range) {
  return file + "[" + text_of(range) + "]";
}

void refuse_range_of_several(const std::optional<ByteRange>& range, std::size_t files) {
  if (range && files > 1)
    throw usage_error("--range is a part of one file, and " + std::to_string(files) + " are named",
                      "leave out --range, or name one file");
}

}  // namespace assay
