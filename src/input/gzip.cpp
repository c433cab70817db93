// Gzip, by zlib.
#include "input/gzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>
#include <optional>
#include <utility>
#include <vector>

#include "input/compression.hpp"

namespace assay {

namespace {

constexpr int gzip_with_largest_window = 15 + 16;
constexpr Bytef first_byte_of_member = 0x1f;

class GzipReader {
 public:
  explicit GzipReader(ByteSource compressed) : compressed_(std::move(compressed)) {
    if (::inflateInit2(&stream_, gzip_with_largest_window) != Z_OK) throw std::bad_alloc();
  }
  ~GzipReader() { ::inflateEnd(&stream_); }
  GzipReader(const GzipReader&) = delete;
  GzipReader& operator=(const GzipReader&) = delete;

  std::size_t read(std::span<char> buffer) {
    const std::size_t size = std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max());
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());  // NOLINT: what zlib takes
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size && !failure_ && more()) step();
    if (stream_.avail_out == size && failure_) throw Error(*failure_);
    return size - stream_.avail_out;
  }

 private:
  // There is something to decompress. A file may end only where a member does.
  bool more() {
    if (stream_.avail_in > 0) return true;
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());  // NOLINT: what zlib takes
    stream_.avail_in = static_cast<uInt>(compressed_(input_));
    if (stream_.avail_in == 0 && !member_ended_) throw ends_early("gzip");
    return stream_.avail_in > 0;
  }

  void step() {
    if (std::exchange(member_ended_, false)) {
      if (*stream_.next_in != first_byte_of_member) throw more_follows("gzip");
      ::inflateReset(&stream_);
    }
    const int code = ::inflate(&stream_, Z_NO_FLUSH);
    if (code == Z_MEM_ERROR) throw std::bad_alloc();
    member_ended_ = code == Z_STREAM_END;
    // Kept until what came out before it has been read.
    if (!member_ended_ && code != Z_OK && code != Z_BUF_ERROR) failure_ = is_damaged("gzip", stream_.msg);
  }

  ByteSource compressed_;
  std::vector<char> input_ = std::vector<char>(std::size_t{64} << 10);
  z_stream stream_{};
  bool member_ended_ = false;
  std::optional<Error> failure_;
};

}  // namespace

ByteSource gunzipped(ByteSource compressed) {
  const auto reader = std::make_shared<GzipReader>(std::move(compressed));
  return [reader](std::span<char> buffer) { return reader->read(buffer); };
}

}  // namespace assay
