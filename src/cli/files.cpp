// Small files, read whole.
#include "cli/files.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "assay/error.hpp"
#include "assay/text.hpp"

namespace assay::cli {

std::string text_of_file(const std::string& path) {
  const auto error = [&](const std::string& why) {
    return io_error("cannot read " + in_quotes(path) + ": " + why);
  };
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return std::move(text).str();
  }
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) throw error("it is a directory");
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw error(std::strerror(errno));
  text << file.rdbuf();
  if (file.bad()) throw error(std::strerror(errno));
  return std::move(text).str();
}

}  // namespace assay::cli
