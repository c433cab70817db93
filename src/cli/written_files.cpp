// Files that are written: whole, or not at all.
#include "cli/written_files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay::cli {

void write_all(int descriptor, std::string_view text, const std::string& name) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw io_error("cannot write to " + name + ": " + std::strerror(errno));
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

namespace {

// A file descriptor that is closed when it goes; closing may be what tells that the disk is full.
class OpenFile {
 public:
  OpenFile(const std::string& path, int flags, const std::string& shown_as)
      : name_(in_quotes(shown_as)), descriptor_(::open(path.c_str(), flags, 0666)) {
    if (descriptor_ < 0) throw io_error("cannot write to " + name_ + ": " + std::strerror(errno));
  }
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  void write(const std::string& text) {
    write_all(descriptor_, text, name_);
    if (::close(std::exchange(descriptor_, -1)) != 0)
      throw io_error("cannot write to " + name_ + ": " + std::strerror(errno));
  }

 private:
  std::string name_;
  int descriptor_;
};

// Beside the file first, then in its place: a reader never sees half of it, and the old one stays when this
// fails. What a link points to is replaced, not the link; a file's permissions stay.
void replace_file(const std::string& path, const std::string& text) {
  std::error_code unknown;
  const auto resolved = std::filesystem::canonical(path, unknown);
  const std::string target = unknown ? path : resolved.string();
  const std::string draft = target + ".assay-" + std::to_string(::getpid());
  try {
    OpenFile(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, path).write(text);
    struct stat old {};
    if (::stat(target.c_str(), &old) == 0 && ::chmod(draft.c_str(), old.st_mode & 07777) != 0)
      throw io_error("cannot write to " + in_quotes(path) + ": " + std::strerror(errno));
    if (::rename(draft.c_str(), target.c_str()) != 0)
      throw io_error("cannot write to " + in_quotes(path) + ": " + std::strerror(errno));
  } catch (...) {
    ::unlink(draft.c_str());
    throw;
  }
}

}  // namespace

bool same_file(const std::string& path, const std::string& input) {
  struct stat output {
  }, read{};
  const int failed = input == "-" ? ::fstat(STDIN_FILENO, &read) : ::stat(input.c_str(), &read);
  return failed == 0 && ::stat(path.c_str(), &output) == 0 && output.st_dev == read.st_dev &&
         output.st_ino == read.st_ino;
}

std::filesystem::path resolved(const std::string& path) {
  std::error_code unknown;
  auto absolute = std::filesystem::absolute(path, unknown);
  auto plain = std::filesystem::weakly_canonical(absolute, unknown);
  return unknown ? absolute : plain;
}

bool is_file(const std::string& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

void write_file(const std::string& path, const std::string& text) {
  struct stat facts {};
  const bool special = ::stat(path.c_str(), &facts) == 0 && !S_ISREG(facts.st_mode);  // a device, a pipe
  if (special) return OpenFile(path, O_WRONLY | O_CLOEXEC, path).write(text);
  replace_file(path, text);
}

void append_to_file(const std::string& path, const std::string& text) {
  OpenFile(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, path).write(text);
}

}  // namespace assay::cli
