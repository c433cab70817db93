// Small files, read whole.
#include "cli/files.hpp"

#include <array>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"

namespace assay::cli {

namespace {

constexpr std::size_t most_bytes = 256 << 20;  // devices may have no end

}  // namespace

std::string text_of_file(const std::string& path) {
  const Bytes bytes = open_bytes(path);
  std::string text;
  std::array<char, 65536> buffer{};
  while (const std::size_t count = bytes.read(buffer)) {
    text.append(buffer.data(), count);
    if (text.size() > most_bytes)
      throw data_error(in_quotes(path) + " is larger than 256 MiB", "is it the right file?");
  }
  return text;
}

}  // namespace assay::cli
