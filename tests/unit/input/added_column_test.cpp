// A column more in a CSV file: nothing else changes.
#include "assay/input/added_column.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

// With "#0", "#1" and so on for the rows on these lines.
std::string with_column(const std::string& text, const std::vector<std::size_t>& lines,
                        const Dialect& dialect = {}) {
  const TemporaryFile file(text);
  return with_added_column(file.path(), dialect, "new", lines,
                           [](std::size_t row) { return "#" + std::to_string(row); });
}

}  // namespace

TEST_CASE("A column is added to each row", "[input]") {
  CHECK(with_column("a,b\n1,2\n3,4\n", {2, 3}) == "a,b,new\n1,2,#0\n3,4,#1\n");
}

TEST_CASE("Line ends stay as they are", "[input]") {
  CHECK(with_column("a,b\r\n1,2\r\n3,4\n5,6", {2, 3, 4}) == "a,b,new\r\n1,2,#0\r\n3,4,#1\n5,6,#2");
}

TEST_CASE("Blank lines stay as they are", "[input]") {
  CHECK(with_column("\na\n\n1\n \t\n2\n\n", {4, 6}) == "\na,new\n\n1,#0\n \t\n2,#1\n\n");
}

TEST_CASE("A quoted cell may have lines and delimiters", "[input]") {
  CHECK(with_column("a,\"b\nc\"\n\"1\n,\",2\n3,\"\"\"\n\"\n", {3, 5}) ==
        "a,\"b\nc\",new\n\"1\n,\",2,#0\n3,\"\"\"\n\",#1\n");
}

TEST_CASE("The file's delimiter is used", "[input]") {
  CHECK(with_column("a;b\n1;2\n", {2}, {.delimiter = ';'}) == "a;b;new\n1;2;#0\n");
  CHECK(with_column("1\t2\n", {1}, {.delimiter = '\t', .header = false}) == "1\t2\t#0\n");
}

TEST_CASE("Rows that are not where they were are an error", "[input]") {
  CHECK_THROWS_AS(with_column("a\n1\n2\n", {2, 3, 4}), Error);
  CHECK_THROWS_AS(with_column("a\n\"1\n2\"\n", {2, 3}), Error);
}

TEST_CASE("Only CSV files get a column", "[input]") {
  CHECK_THROWS_WITH(with_column("{\"a\": 1}\n", {1}), contains("CSV files only"));
  CHECK_THROWS_WITH(with_column("\x1f\x8b\b", {1}), contains("CSV files only"));
}
