// A regular file, read at any place.
#include "input/plain_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"

namespace assay {

PlainFile::PlainFile(const std::string& path) : path_(path), name_(printable(path)) {
  if (path == "-")
    throw usage_error("byte ranges are of a file, and this is standard input", "name the file");
  const int opened = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);  // no pipe is waited for
  if (opened < 0) throw cannot_open(path);
  descriptor_ = {new int(opened), [](const int* descriptor) {
                   ::close(*descriptor);
                   delete descriptor;
                 }};
  struct stat facts {};
  if (::fstat(opened, &facts) != 0) throw io_error("cannot read " + name_ + ": " + std::strerror(errno));
  if (S_ISDIR(facts.st_mode)) throw io_error(name_ + " is a directory", "name a file in it");
  if (!S_ISREG(facts.st_mode))
    throw data_error(name_ + " is a pipe or a device: byte ranges are of a plain file",
                     "write the rows to a file first");
  size_ = static_cast<std::uint64_t>(facts.st_size);
}

std::string_view PlainFile::read(std::uint64_t offset, std::span<char> buffer) const {
  std::size_t size = 0;
  while (size < buffer.size() && offset + size < size_) {
    const ssize_t got =
        ::pread(*descriptor_, buffer.data() + size, buffer.size() - size, static_cast<off_t>(offset + size));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw io_error("cannot read " + name_ + ": " + std::strerror(errno));
    if (got == 0)
      throw io_error(name_ + " was cut while it was read",
                     "run the command again when nothing writes to the file");
    size += static_cast<std::size_t>(got);
  }
  return {buffer.data(), size};
}

std::uint64_t PlainFile::mark_bytes() const {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  std::array<char, mark.size()> first;
  return read(0, first) == mark ? mark.size() : 0;
}

std::uint64_t PlainFile::last_line_end() const {
  std::array<char, std::size_t{1} << 16> buffer;
  for (std::uint64_t end = size_; end > 0;) {
    const std::uint64_t begin = end - std::min<std::uint64_t>(end, buffer.size());
    const std::size_t newline = read(begin, std::span(buffer).first(end - begin)).rfind('\n');
    if (newline != std::string_view::npos) return begin + newline + 1;
    end = begin;
  }
  return 0;
}

}  // namespace assay
