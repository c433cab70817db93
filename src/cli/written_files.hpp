// Files that are written: whole, or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace assay::cli {

/// To an open file, which an error calls `name`. Throws an i/o error.
void write_all(int descriptor, std::string_view text, const std::string& name);

/// Both are there, and the same; "-" is standard input.
[[nodiscard]] bool same_file(const std::string& path, const std::string& input);

/// Without links and dots, whether or not there is such a file.
[[nodiscard]] std::filesystem::path resolved(const std::string& path);

/// A regular one: a device or a pipe can be read and written.
[[nodiscard]] bool is_file(const std::string& path);

/// The file is complete or as it was; a device or a pipe is written to. Throws an i/o error.
void write_file(const std::string& path, const std::string& text);

void append_to_file(const std::string& path, const std::string& text);

}  // namespace assay::cli
