// Bytes from a file or a pipe.
#include "assay/input/bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "assay/core/text.hpp"

namespace assay {

namespace {

// Closed when the last one goes that reads it.
using Descriptor = std::shared_ptr<const int>;

Descriptor open_descriptor(const std::string& path) {
  const int opened = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) throw cannot_open(path);
  return {new int(opened), [](const int* descriptor) {
            if (*descriptor != STDIN_FILENO) ::close(*descriptor);
            delete descriptor;
          }};
}

std::size_t read_some(int descriptor, std::span<char> buffer, const std::string& name) {
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw io_error("cannot read " + name + ": " + std::strerror(errno));
  }
}

// A regular file, and what it was when it was opened.
struct OpenedFile {
  Descriptor descriptor;
  std::string path, name;
  struct stat then;
  bool growing;
  std::optional<ByteRange> part;
};

bool same_time(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool is_another_file(const struct stat& a, const struct stat& b) {
  return a.st_dev != b.st_dev || a.st_ino != b.st_ino;
}

// Throws where the bytes that were read may be of different times. A name that is gone names no other file.
void check_unchanged(const OpenedFile& file) {
  struct stat now {};
  const auto refuse = [&](const std::string& how, const std::string& hint) {
    throw io_error(file.name + " " + how + " while it was read", hint);
  };
  const std::string again = "run the command again when nothing writes to the file";
  if (file.path != "-" && ::stat(file.path.c_str(), &now) == 0 && is_another_file(now, file.then))
    refuse("was replaced by another file", again);
  if (::fstat(*file.descriptor, &now) != 0)
    throw io_error("cannot read " + file.name + ": " + std::strerror(errno));
  if (now.st_size < file.then.st_size)
    refuse("was cut from " + counted(static_cast<double>(file.then.st_size), "byte") + " to " +
               std::to_string(now.st_size),
           again);
  if (file.growing) return;
  if (now.st_size > file.then.st_size)
    refuse("grew", again + "; --growing reads a log up to where it ends now");
  if (!same_time(now.st_mtim, file.then.st_mtim)) refuse("was written to", again);
}

// How many bytes are to be read from where it stands, or where its part begins.
std::size_t bytes_left(const OpenedFile& file) {
  const off_t size = file.then.st_size;
  if (!file.part)
    return static_cast<std::size_t>(std::max<off_t>(size - ::lseek(*file.descriptor, 0, SEEK_CUR), 0));
  if (::lseek(*file.descriptor, static_cast<off_t>(file.part->begin), SEEK_SET) < 0 ||
      static_cast<std::uint64_t>(size) < file.part->end)
    throw io_error(file.name + " was cut while it was read",
                   "run the command again when nothing writes to the file");
  return file.part->size();
}

// The bytes of a file that must be the same at the end as at the beginning. One that may grow ends where it
// ended when it was opened; those of no size, such as in /proc, end where they do.
ByteSource unchanged(OpenedFile file) {
  const bool bounded = file.part || (file.growing && file.then.st_size > 0);
  std::size_t left = bytes_left(file);
  return [file = std::move(file), bounded, left](std::span<char> buffer) mutable {
    if (bounded) buffer = buffer.first(std::min(buffer.size(), left));
    const std::size_t got = buffer.empty() ? 0 : read_some(*file.descriptor, buffer, file.name);
    left -= std::min(left, got);
    if (got == 0) check_unchanged(file);
    return got;
  };
}

// A file of the same folder that may be meant: "preds.csv" for "pred.csv" and for "preds".
std::string did_you_mean_file(const std::string& path) {
  namespace fs = std::filesystem;
  constexpr std::size_t most = 10000;  // of a folder: it is only a hint
  const fs::path missing(path);
  const std::string name = missing.filename().string();
  std::vector<std::string> names;
  std::error_code none;
  for (fs::directory_iterator entry(missing.has_parent_path() ? missing.parent_path() : ".", none), end;
       !none && entry != end && names.size() < most; entry.increment(none))
    if (std::error_code unknown; entry->is_regular_file(unknown))
      names.push_back(entry->path().filename().string());
  std::sort(names.begin(), names.end());
  auto meant = nearest(name, names);
  if (const auto longer = std::find_if(names.begin(), names.end(),
                                       [&](const std::string& one) { return one.starts_with(name + "."); });
      !meant && longer != names.end())
    meant = *longer;
  return meant ? "; did you mean " + in_quotes((missing.parent_path() / *meant).string()) + "?" : "";
}

}  // namespace

Error cannot_open(const std::string& path) {
  const int why = errno;
  return io_error("cannot open " + in_quotes(path) + ": " + std::strerror(why) +
                  (why == ENOENT ? did_you_mean_file(path) : ""));
}

Bytes open_bytes(const std::string& path, bool growing, const std::optional<ByteRange>& part) {
  Bytes bytes{.name = path == "-" ? "<stdin>" : printable(path)};
  if (part) bytes.name = name_of_part(bytes.name, *part);
  const Descriptor descriptor = open_descriptor(path);
  struct stat facts {};
  const bool known = ::fstat(*descriptor, &facts) == 0;
  if (known && S_ISDIR(facts.st_mode)) throw io_error(bytes.name + " is a directory", "name a file in it");
  if (known && S_ISREG(facts.st_mode)) {
    if (facts.st_size > 0) bytes.size = static_cast<std::size_t>(facts.st_size);
    if (part) bytes.size = part->size();
    bytes.read = unchanged({descriptor, path, bytes.name, facts, growing, part});
    return bytes;
  }
  bytes.read = [descriptor, name = bytes.name](std::span<char> buffer) {
    return read_some(*descriptor, buffer, name);
  };
  return bytes;
}

}  // namespace assay
