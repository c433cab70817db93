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
#include <system_error>
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

Bytes open_bytes(const std::string& path) {
  Bytes bytes{.name = path == "-" ? "<stdin>" : printable(path)};
  const Descriptor descriptor = open_descriptor(path);
  struct stat facts {};
  const bool known = ::fstat(*descriptor, &facts) == 0;
  if (known && S_ISDIR(facts.st_mode))
    throw io_error(bytes.name + " is a directory", "name a CSV file in it");
  if (known && S_ISREG(facts.st_mode) && facts.st_size > 0)
    bytes.size = static_cast<std::size_t>(facts.st_size);
  bytes.read = [descriptor, name = bytes.name](std::span<char> buffer) {
    return read_some(*descriptor, buffer, name);
  };
  return bytes;
}

}  // namespace assay
