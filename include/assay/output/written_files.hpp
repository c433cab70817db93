// Files that are written: whole, or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace assay {

/// To an open file, which an error calls `name`. Throws an i/o error.
void write_all(int descriptor, std::string_view text, const std::string& name);

/// Both are there, and the same; "-" is standard input.
[[nodiscard]] bool same_file(const std::string& path, const std::string& input);

/// Without links and dots, whether or not there is such a file.
[[nodiscard]] std::filesystem::path resolved(const std::string& path);

/// A regular one: a device or a pipe can be read and written.
[[nodiscard]] bool is_file(const std::string& path);

struct WrittenFile {
  std::string path, text;
};

/// Each is complete or as it was, and all are as they were when one cannot be written; devices and pipes are
/// written to after them. A signal that would end the program has to wait meanwhile. Throws an i/o error.
void write_files(const std::vector<WrittenFile>& files);

/// A file gets all of the text, or is as it was; a device or a pipe is written to.
void append_to_file(const std::string& path, const std::string& text);

}  // namespace assay
