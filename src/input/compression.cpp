// Compressed input, known by its first bytes.
#include "input/compression.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>

#include "input/archive.hpp"
#include "input/gzip.hpp"
#include "input/peek.hpp"

namespace assay {

namespace {

struct Compression {
  std::string_view magic;
  ByteSource (*decompressed)(ByteSource compressed);
};

// Text may begin with BZh and a digit: bzip2 goes on with the digits of pi, or where it is empty of their
// root.
constexpr std::size_t longest_magic = 10;
constexpr std::string_view bzip2_block = "\x31\x41\x59\x26\x53\x59", bzip2_end = "\x17\x72\x45\x38\x50\x90";

constexpr std::array<Compression, 5> compressions{{
    {"\x1f\x8b", gunzipped},
    {"\x28\xb5\x2f\xfd", from_zstd},
    {"\xfd\x37zXZ", from_xz},
    {"\x04\x22\x4d\x18", from_lz4},
    {"\x02\x21\x4c\x18", from_lz4},  // as its first versions wrote it
}};

bool is_bzip2(std::string_view first) {
  const std::string_view block = first.size() < longest_magic ? "" : first.substr(4);
  return first.starts_with("BZh") && (block == bzip2_block || block == bzip2_end);
}

// Refuses what becomes so much longer that it is no table: rows of data compress to some tens of a part.
ByteSource bounded(ByteSource (*decompressed)(ByteSource), ByteSource compressed) {
  constexpr std::uint64_t most_times = 1000, enough = std::uint64_t{64} << 20;
  const auto taken = std::make_shared<std::uint64_t>(0);
  ByteSource counted = [taken, read = std::move(compressed)](std::span<char> buffer) {
    const std::size_t size = read(buffer);
    *taken += size;
    return size;
  };
  return [taken, given = std::uint64_t{0},
          read = decompressed(std::move(counted))](std::span<char> buffer) mutable {
    const std::size_t size = read(buffer);
    given += size;
    if (given > enough && given / most_times > *taken)
      throw data_error("the compressed data expand more than a thousandfold",
                       "if that is as it should be, decompress them into a pipe: zstd -dc FILE | assay ...");
    return size;
  };
}

}  // namespace

Error ends_early(const std::string& compression) {
  return data_error("the " + compression + " data end early",
                    "the file is cut short: copy or write it again");
}

Error is_damaged(const std::string& compression, const char* why) {
  return data_error(
      "the " + compression + " data are damaged" + (why == nullptr ? "" : std::string(": ") + why),
      "copy or write the file again");
}

Error more_follows(const std::string& compression) {
  return data_error("the " + compression + " data end here, and something else follows",
                    "decompress the file, and see what its end is");
}

Bytes inflated(Bytes bytes) {
  const std::string first = peek(bytes.read, longest_magic);
  ByteSource (*decompressed)(ByteSource) = is_bzip2(first) ? from_bzip2 : nullptr;
  for (const Compression& compression : compressions)
    if (first.starts_with(compression.magic)) decompressed = compression.decompressed;
  if (decompressed == nullptr) return bytes;
  bytes.size.reset();
  bytes.read = bounded(decompressed, std::move(bytes.read));
  return bytes;
}

}  // namespace assay
