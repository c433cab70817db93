// Small files, read whole.
#include "cli/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t most_bytes = 256 << 20;  // devices may have no end

}  // namespace

std::string text_of_file(const std::string& path) {
  const auto error = [&] { return io_error("cannot read " + in_quotes(path) + ": " + std::strerror(errno)); };
  const int opened = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) throw cannot_open(path);
  const auto close = [](const int* descriptor) {
    if (*descriptor != STDIN_FILENO) ::close(*descriptor);
  };
  const std::unique_ptr<const int, decltype(close)> closing(&opened, close);
  std::string text;
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(opened, buffer.data(), buffer.size());
    if (count == 0) return text;
    if (count < 0 && errno != EINTR) throw error();
    if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
    if (text.size() > most_bytes)
      throw data_error(in_quotes(path) + " is larger than 256 MiB", "is it the right file?");
  }
}

}  // namespace assay::cli
