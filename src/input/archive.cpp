// Zstd, xz, bzip2 and lz4, by libarchive.
#include "input/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <new>
#include <string_view>
#include <utility>
#include <vector>

#include "input/compression.hpp"

namespace assay {

namespace {

using AddFilter = int (*)(struct archive*);

// libarchive's stream of one compressed file, opened by the first read.
class ArchiveReader {
 public:
  ArchiveReader(ByteSource compressed, const char* name, AddFilter add_filter)
      : compressed_(std::move(compressed)), name_(name), archive_(::archive_read_new(), ::archive_read_free) {
    if (!archive_) throw std::bad_alloc();
    add_filter(archive_.get());
    ::archive_read_support_format_raw(archive_.get());
    ::archive_read_support_format_empty(archive_.get());  // what decompresses to nothing
  }

  std::size_t read(std::span<char> buffer) {
    if (!std::exchange(opened_, true)) open();
    while (content_.empty() && !ended_) next_content();
    const std::size_t count = content_.copy(buffer.data(), buffer.size());
    content_.remove_prefix(count);
    return count;
  }

 private:
  void open() {
    check(::archive_read_open(archive_.get(), this, nullptr, serve, nullptr));
    struct archive_entry* entry = nullptr;
    ended_ = check(::archive_read_next_header(archive_.get(), &entry)) == ARCHIVE_EOF;
    // What does not begin as this compression should is handed on as it stands.
    if (::archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_NONE) throw ends_or_is_damaged();
    if (ended_) check_end();
  }

  void next_content() {
    const void* bytes = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    ended_ = check(::archive_read_data_block(archive_.get(), &bytes, &size, &offset)) == ARCHIVE_EOF;
    if (ended_) {
      check_end();
    } else {
      content_ = {static_cast<const char*>(bytes), size};
    }
  }

  int check(int code) {
    if (failure_) std::rethrow_exception(failure_);
    if (code == ARCHIVE_OK || code == ARCHIVE_EOF) return code;
    if (::archive_errno(archive_.get()) == ENOMEM) throw std::bad_alloc();
    throw ends_or_is_damaged();
  }

  // Libarchive stops reading where no further frame begins.
  void check_end() {
    if (served_ > ::archive_filter_bytes(archive_.get(), -1) || compressed_(input_) > 0)
      throw more_follows(name_);
  }

  // Libarchive says in many ways that more is expected, at the end of the input alone.
  Error ends_or_is_damaged() {
    if (at_end_) return ends_early(name_);
    return is_damaged(name_, ::archive_error_string(archive_.get()));
  }

  static la_ssize_t serve(struct archive* /*archive*/, void* self, const void** bytes) {
    auto& reader = *static_cast<ArchiveReader*>(self);
    try {
      const std::size_t size = reader.compressed_(reader.input_);
      reader.served_ += static_cast<la_int64_t>(size);
      reader.at_end_ = size == 0;
      *bytes = reader.input_.data();
      return static_cast<la_ssize_t>(size);
    } catch (...) {  // it may not pass through C
      reader.failure_ = std::current_exception();
      return ARCHIVE_FATAL;
    }
  }

  ByteSource compressed_;
  const char* name_;
  std::unique_ptr<struct archive, int (*)(struct archive*)> archive_;
  std::vector<char> input_ = std::vector<char>(std::size_t{64} << 10);
  std::string_view content_;  // decompressed, not yet read
  la_int64_t served_ = 0;     // bytes of the input
  bool opened_ = false;
  bool at_end_ = false;  // of the input
  bool ended_ = false;   // the content has
  std::exception_ptr failure_;
};

ByteSource read_by(ByteSource compressed, const char* name, AddFilter add_filter) {
  const auto reader = std::make_shared<ArchiveReader>(std::move(compressed), name, add_filter);
  return [reader](std::span<char> buffer) { return reader->read(buffer); };
}

}  // namespace

ByteSource from_zstd(ByteSource compressed) {
  return read_by(std::move(compressed), "zstd", ::archive_read_support_filter_zstd);
}
ByteSource from_xz(ByteSource compressed) {
  return read_by(std::move(compressed), "xz", ::archive_read_support_filter_xz);
}
ByteSource from_bzip2(ByteSource compressed) {
  return read_by(std::move(compressed), "bzip2", ::archive_read_support_filter_bzip2);
}
ByteSource from_lz4(ByteSource compressed) {
  return read_by(std::move(compressed), "lz4", ::archive_read_support_filter_lz4);
}

}  // namespace assay
