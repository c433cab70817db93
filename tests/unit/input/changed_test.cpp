// Files that change while they are read: never read in part without a word.
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "assay/core/error.hpp"
#include "assay/input/bytes.hpp"
#include "assay/input/rows.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

// Opens a file of 12 bytes, reads 4, does something to it and reads the rest: what was read, or what is said.
template <class Change>
std::string read_amid(Change change, bool growing = false) {
  const TemporaryFile file("0,1\n2,3\n4,5\n");
  const Bytes bytes = open_bytes(file.path(), growing);
  std::string text(4, '\0');
  text.resize(bytes.read(text));
  change(file.path());
  try {
    std::string more(100, '\0');
    while (const std::size_t count = bytes.read(more)) text.append(more, 0, count);
    return text;
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::io);
    CHECK(!error.diagnostics.front().hint.empty());
    return std::string(error.what()).substr(file.path().size() + 1);
  }
}

void append(const std::string& path) { std::ofstream(path, std::ios::app) << "6,7\n8,"; }
void cut(const std::string& path) { std::filesystem::resize_file(path, 6); }
void overwrite(const std::string& path) {
  std::fstream(path, std::ios::in | std::ios::out) << "9,9\n9,9\n9,9\n";
  std::filesystem::last_write_time(path, std::filesystem::last_write_time(path) + std::chrono::seconds(1));
}
void replace(const std::string& path) {
  std::ofstream(path + ".new") << "0,1\n2,3\n4,5\n";
  std::filesystem::rename(path + ".new", path);
}

// The number of rows, and of last lines that were left out, of a growing file with this content.
std::pair<std::size_t, std::size_t> rows_of_growing(const std::string& content) {
  const TemporaryFile file(content);
  RowFile rows(file.path(), {.growing = true});
  const RowCounts counts = rows.read({{&role::truth, 0}}, {}, [] {
    return BlockTally{[](const Batch&) {}, [] {}};
  });
  return {counts.rows, counts.unfinished};
}

}  // namespace

TEST_CASE("a file that changes while it is read is an error") {
  CHECK(read_amid([](const std::string&) {}) == "0,1\n2,3\n4,5\n");
  CHECK(read_amid(cut) == "was cut from 12 bytes to 6 while it was read");
  CHECK(read_amid(append) == "grew while it was read");
  CHECK(read_amid(overwrite) == "was written to while it was read");
  CHECK(read_amid(replace) == "was replaced by another file while it was read");
  CHECK(read_amid([](const std::string& path) { ::unlink(path.c_str()); }) == "0,1\n2,3\n4,5\n");
}

TEST_CASE("a file that may grow is read up to where it ended when it was opened") {
  CHECK(read_amid([](const std::string&) {}, true) == "0,1\n2,3\n4,5\n");
  CHECK(read_amid(append, true) == "0,1\n2,3\n4,5\n");
  CHECK(read_amid(cut, true) == "was cut from 12 bytes to 6 while it was read");
  CHECK(read_amid(replace, true) == "was replaced by another file while it was read");
}

TEST_CASE("the last line of a growing file is a row when it has its end") {
  using Counts = std::pair<std::size_t, std::size_t>;
  CHECK(rows_of_growing("label,score\n1,0.25\n0,0.5\n") == Counts(2, 0));
  CHECK(rows_of_growing("label,score\n1,0.25\n0,0.5") == Counts(1, 1));
  CHECK(rows_of_growing("label,score\r\n1,0.25\r\n0,0.5\r") == Counts(1, 1));
  CHECK(rows_of_growing("label,score\n1,\"0.25\"\n0,\"0") == Counts(1, 1));
  CHECK(rows_of_growing("{\"label\": 1}\n{\"label\": 0}\n{\"lab") == Counts(2, 1));
  CHECK(rows_of_growing("label,score\n1,0.25\n" + std::string(600000, '7')) == Counts(1, 1));
}
