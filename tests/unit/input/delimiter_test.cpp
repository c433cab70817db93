// The delimiter that the first lines of a table show.
#include "input/delimiter.hpp"

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "input/cells.hpp"

using namespace assay;

namespace {
Dialect shown(std::string_view text, const Dialect& dialect = {}) {
  return recognised_dialect(dialect, text, true, "f");
}
}  // namespace

TEST_CASE("the comma stands unless it gives one column and another gives several in each line") {
  CHECK(shown("label,pred\n1,0\n").delimiter == ',');
  CHECK(shown("label\n1\n0\n").delimiter == ',');
  CHECK(shown("label\tpred\n1\t0\n").delimiter == '\t');
  CHECK(shown("label;pred\n1;0\n0;0\n").delimiter == ';');
  CHECK(shown("label|pred\n1|0\n").delimiter == '|');
  CHECK(shown("label;pred\n1;0\n0\n").delimiter == ',');        // not the same number in each line
  CHECK(shown("label;a,pred\n1;2,0\n0,1\n").delimiter == ',');  // the comma cuts the header
  CHECK(shown("label\tpred\na b\tc d\n").delimiter == '\t');    // blanks within cells
  CHECK(shown("label\tpred\n\t0\n1\t\n").delimiter == '\t');    // empty cells
  CHECK(shown("\"a;b\";pred\n\"1;2\";0\n").delimiter == ';');   // quoted
}

TEST_CASE("blanks, in runs, where no other delimiter will do") {
  CHECK(shown("y_true  y_pred  score\n     1       0   0.25\n").delimiter == ' ');
  CHECK(shown("a b c\n1 0 0.5\n").delimiter == ' ');
  CHECK(shown("my label\nvery good\nvery bad\n").delimiter == ',');  // one column of texts
}

TEST_CASE("what was asked for stands") {
  CHECK(shown("label;pred\n1;0\n", {.delimiter = ',', .recognise = false}).delimiter == ',');
}

TEST_CASE("two delimiters that would do are an error that names both") {
  CHECK_THROWS_WITH(shown("a,b;c\n1,2;3\n"), contains("separated by commas or by semicolons"));
  CHECK_THROWS_WITH(shown("a;b\tc\n1;2\t3\n"), contains("separated by tabs or by semicolons"));
}

TEST_CASE("a header one cell short stands above names of rows") {
  CHECK(shown("\"obs\" \"pred\"\n\"1\" \"no\" \"yes\"\n\"2\" \"no\" \"no\"\n").short_header);
  CHECK(shown("obs,pred\n1,no,yes\n2,no,no\n").short_header);
  CHECK_FALSE(shown("obs,pred\nno,yes,\nyes,no,\n").short_header);     // a comma at the end of each row
  CHECK_FALSE(shown("obs,pred\nno,no,yes\nno,no,no\n").short_header);  // no names: they repeat
}

TEST_CASE("decimal commas, where another delimiter leaves them room and no number has a point") {
  CHECK(shown("y;p\n1;0,93\n0;0,1\n").decimal_comma);
  CHECK(shown("y;p\n1;0,93\n0;0,1\n").delimiter == ';');
  CHECK_FALSE(shown("y;p\n1;0,93\n0;0.1\n").decimal_comma);
  CHECK_FALSE(shown("y;p\n1;a,b\n").decimal_comma);
  CHECK(decimal_from("0,93") == 0.93);
  CHECK(decimal_from("-1,5e2") == -150);
  for (const char* text : {"", ",", "5", "5,", ",5", "1,2,3", "a,b"}) CHECK_FALSE(decimal_from(text));
}
