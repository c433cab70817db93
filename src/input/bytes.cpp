// Bytes from a file or a pipe.
#include "assay/input/bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// Closed when the last one goes that reads it.
using Descriptor = std::shared_ptr<const int>;

Descriptor open_descriptor(const std::string& path) {
  const int opened = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) throw io_error("cannot open " + in_quotes(path) + ": " + std::strerror(errno));
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

}  // namespace

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
