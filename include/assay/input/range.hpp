// A part of a file, by its bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace assay {

/// Bytes are counted from 0; that at `end` is not in the range, so that the next one begins there.
struct ByteRange {
  std::uint64_t begin = 0, end = 0;

  [[nodiscard]] std::uint64_t size() const { return end - begin; }
  bool operator==(const ByteRange&) const = default;
};

/// "1200-2400".
[[nodiscard]] std::string text_of(const ByteRange& range);

/// Of such a text; nothing where it is none, or the range is empty.
[[nodiscard]] std::optional<ByteRange> range_from(std::string_view text);

/// "rows.csv[1200-2400]", for messages and as the name of a shard.
[[nodiscard]] std::string name_of_part(const std::string& file, const ByteRange& range);

/// Throws a usage error where a range is given, and files are more than one.
void refuse_range_of_several(const std::optional<ByteRange>& range, std::size_t files);

}  // namespace assay
