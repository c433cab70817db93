// Ranges of bytes: one behind the other they are all of a file's rows, wherever it is divided; and what is
// refused.
#include <fstream>
#include <sstream>

#include "assay/core/error.hpp"
#include "assay/input/rows.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;
using namespace std::string_literals;

namespace {

using Table = std::vector<std::vector<std::string>>;

Table table_of(const std::string& path, const Dialect& dialect) {
  RowFile file(path, dialect);
  Table rows;
  for (TextRow& row : file.read_cells(1000)) rows.push_back(std::move(row.cells));
  return rows;
}

Table table_in(const std::string& path, Dialect dialect, const ByteRange& range) {
  dialect.range = range;
  return table_of(path, dialect);
}

// Laws of the ranges of a file, for each number of them.
void check_divided(const std::string& text, const Dialect& dialect, std::uint64_t begin,
                   std::size_t records) {
  CAPTURE(text);
  const TemporaryFile file(text);
  const Table all = table_of(file.path(), dialect);
  REQUIRE(all.size() == records);
  for (std::size_t wanted = 1; wanted <= records + 2; ++wanted) {
    const std::vector<ByteRange> ranges = record_ranges(file.path(), dialect, wanted);
    CAPTURE(wanted);
    REQUIRE(ranges.size() == std::min(wanted, records));
    CHECK(ranges.front().begin == begin);
    CHECK(ranges.back().end == text.size());
    Table found;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
      if (i > 0) CHECK(ranges[i].begin == ranges[i - 1].end);
      const Table part = table_in(file.path(), dialect, ranges[i]);
      CHECK(!part.empty());
      found.insert(found.end(), part.begin(), part.end());
    }
    CHECK(found == all);
  }
}

// Whatever two bytes a range has for its edges: it is refused, or has rows of the whole, in their order.
void check_any_range(const std::string& text, const std::vector<std::uint64_t>& edges) {
  const TemporaryFile file(text);
  for (std::uint64_t begin = 0; begin < text.size(); ++begin)
    for (std::uint64_t end = begin + 1; end <= text.size() + 1; ++end) {
      CAPTURE(begin, end);
      const auto is_edge = [&](std::uint64_t byte) {
        return std::find(edges.begin(), edges.end(), byte) != edges.end();
      };
      if (is_edge(begin) && is_edge(end)) {
        CHECK_NOTHROW(table_in(file.path(), {}, {begin, end}));
      } else {
        CHECK_THROWS_AS(table_in(file.path(), {}, {begin, end}), Error);
      }
    }
}

std::string refusal(const std::string& text, const ByteRange& range) {
  const TemporaryFile file(text);
  try {
    static_cast<void>(table_in(file.path(), {}, range));
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    return std::string(error.what()).substr(file.path().size());
  }
  return {};
}

std::string of_scanner(const std::string& text, std::size_t wanted) {
  const TemporaryFile file(text);
  try {
    static_cast<void>(record_ranges(file.path(), {}, wanted));
  } catch (const Error& error) {
    return std::string(error.what()).substr(file.path().size());
  }
  return {};
}

}  // namespace

TEST_CASE("ranges of a file are all of its rows, each of whole records") {
  check_divided("a,b\n1,2\n3,4\n5,6\n", {}, 4, 3);
  check_divided("a,b\n1,2\n3,4\n5,6", {}, 4, 3);     // no last newline
  check_divided("a,b\r\n1,2\r\n3,4\r\n", {}, 5, 2);  // CR LF
  check_divided(
      "\xef\xbb\xbf"
      "a,b\n1,2\n3,4\n",
      {}, 7, 2);                                                                       // a byte-order mark
  check_divided("\n\na,b\n\n1,2\n\n\n3,4\n \n\n5,6\n\n\n", {}, 6, 3);                  // blank lines
  check_divided("a,b\n\"x\ny\",2\n3,\"4\n\n\n\"\n\"5\",6\n", {}, 4, 3);                // newlines in cells
  check_divided("a,b\n\"x\"\"\n\"\"y\",2\n\"\",\"\n\"\n5\" pipe,6\n7,8\n", {}, 4, 4);  // quotes in cells
  check_divided("\"a\nc\",b\n1,2\n3,4\n", {}, 8, 2);  // a header of two lines
  check_divided("a;b\n\"1\n\";2\n3;4\n", {}, 4, 2);
  check_divided("a\tb\n\"1\n\"\t2\n3\t4\n", {}, 4, 2);
  check_divided("a,b\n1,2\n" + std::string(90, '3') + ",4\n5,6\n7,8\n", {}, 4, 4);  // a long record
  check_divided("1,2\n3,4\n\"5\n\",6\n", {.header = false}, 0, 3);
  check_divided(
      "\xef\xbb\xbf"
      "1,2\n3,4\n",
      {.header = false}, 3, 2);
}

TEST_CASE("ranges of JSON Lines begin with the first object") {
  check_divided("{\"a\": 1, \"b\": \"x, \\\"\\n\"}\n{\"b\": 2, \"a\": 3}\n\n{\"a\": 4, \"b\": 5}", {}, 0, 3);
}

TEST_CASE("ranges are of about equal size, and found in files of many blocks") {
  std::string text = "id,text\n";
  std::vector<std::string> texts{"plain", "\"two\nlines\"", "\"a, b\"", "\"\"\"\n\"\"\"", "6\" pipe"};
  for (std::size_t i = 0; i < 100'000; ++i) text += std::to_string(i) + "," + texts[i * i % 7 % 5] + "\n";
  const TemporaryFile file(text);
  std::size_t rows = 0;
  for (const ByteRange& range : record_ranges(file.path(), {}, 7)) {
    CHECK(std::abs(static_cast<double>(range.size()) - static_cast<double>(text.size()) / 7) < 100);
    Dialect dialect;
    dialect.range = range;
    RowFile part(file.path(), dialect);
    CHECK(part.preview(1).front().front() == "0");  // the first rows of the file
    part.survey({.threads = 2}, [&] {
      return BlockTally{.add = {},
                        .merge = [] {},
                        .add_record =
                            [&](const TextRecord& record) {
                              if (record.cells.size() == 2) ++rows;
                            }};
    });
  }
  CHECK(rows == 100'000);
}

TEST_CASE("a range that cuts a record is refused") {
  check_any_range("a,b\n1,22\n3,4\n", {4, 9, 13});
  check_any_range("a,b\n1,\"2\n2\"\n3,4\n", {4, 12, 16});
  check_any_range("a,b\n\"x\ny\",22\n3,4", {4, 13, 16});
  check_any_range("a,b\nw,5\" pipe\n\"x\n,y\",22\n", {4, 14, 24});
  CHECK(refusal("a,b\n1,22\n3,4\n", {5, 13}) == "[5-13]: byte 5 is within a line, which ends at 9");
  CHECK(refusal("a,b\n1,22\n3,4\n", {4, 10}) == "[4-10]: byte 10 is within a line, which ends at 13");
  CHECK(refusal("a,b\n1,22\n3,4\n", {0, 9}) == "[0-9]: byte 0 is in the header: the rows begin at 4");
  CHECK(refusal("a,b\n1,22\n3,4\n", {4, 99}) == "[4-99]: the file has 13 bytes");
  CHECK(refusal("a,b\n1,\"2\n2\"\n3,4\n", {9, 16}) ==
        "[9-16]: byte 9 is within a quoted cell, whose record ends at 12");
  CHECK(refusal("a,b\n1,\"2\n2\"\n3,4\n", {4, 9}) == "[4-9]:1:3: a quote is opened here and never closed");
}

TEST_CASE("bad rows of a range have lines of the range") {
  CHECK(refusal("a,b\n1,2\n3,4\n5\n", {8, 14}).starts_with("[8-14]:2"));
}

TEST_CASE("what has no ranges") {
  CHECK(of_scanner("a,b\n", 2) == " has no rows, only a header");
  CHECK(of_scanner("a,b\n\n \n", 2) == " has no rows, only a header");
  CHECK(of_scanner("", 2) == " is empty");
  CHECK(of_scanner("a,b\n\"1\"x,2\n3,4\n", 2) == ": text after a closing quote, at byte 7");
  CHECK(of_scanner("a,b\n\"1,2\n3,4\n", 2) == ": a quote is opened at byte 4 and never closed");
  CHECK_THROWS_AS(record_ranges("-", {}, 2), Error);
  CHECK_THROWS_AS(record_ranges("/dev/null", {}, 2), Error);
}

TEST_CASE("a file that grows is divided up to its last whole line") {
  const TemporaryFile file("a,b\n1,2\n3,4\n5,");
  const Dialect growing{.growing = true};
  CHECK(record_ranges(file.path(), growing, 1) == std::vector{ByteRange{4, 12}});
  CHECK(table_in(file.path(), growing, {8, 12}) == Table{{"3", "4"}});
  CHECK_THROWS_AS(table_in(file.path(), growing, {8, 14}), Error);
}

TEST_CASE("the text of a range") {
  CHECK(range_from("12-34") == ByteRange{12, 34});
  CHECK(text_of({12, 34}) == "12-34");
  CHECK(range_from("0-18446744073709551615") == ByteRange{0, 18446744073709551615U});
  for (const char* text : {"", "-", "1", "1-", "-2", "2-1", "1-1", "1-2x", "1 - 2", "+1-2", "1-0x2",
                           "1-18446744073709551616", "a-b"})
    CHECK_FALSE(range_from(text));
}
