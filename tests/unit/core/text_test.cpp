// Numbers to text and back, names nearly right, data made safe.
#include "assay/core/text.hpp"

#include "catch.hpp"

using namespace assay;

TEST_CASE("a number is the whole of its text") {
  struct Row {
    const char* text;
    double number;
  };
  for (const auto& [text, number] : std::vector<Row>{{"0.5", 0.5},
                                                     {"+0.5", 0.5},
                                                     {"-1", -1},
                                                     {"1e-3", 0.001},
                                                     {"5E2", 500},
                                                     {".5", 0.5},
                                                     {"1.", 1},
                                                     {"0.1000000000000000055511151231257827", 0.1},
                                                     {"1e-99999999999", 0},
                                                     {"1e-400", 0},
                                                     {"0.0e99999999999999999999", 0}}) {
    CAPTURE(text);
    REQUIRE(number_from(text).has_value());
    CHECK(*number_from(text) == number);
  }
  for (const char* text : {"",
                           " ",
                           "abc",
                           "0.5x",
                           " 0.5",
                           "0,5",
                           "5%",
                           "nan",
                           "NaN",
                           "0x1p-1",
                           "1e400",
                           "-",
                           "+",
                           ".",
                           "1e",
                           "e5",
                           "--1",
                           "+-1",
                           "1_000",
                           "1'000",
                           "\xC2\xA0"
                           "1",
                           "\xD9\xA1"}) {
    CAPTURE(text);
    CHECK_FALSE(number_from(text).has_value());
  }
  CHECK(std::isinf(*number_from("inf")));
  CHECK(std::isinf(*number_from("-Infinity")));
}

TEST_CASE("too small is 0, too large is no number, however it is written") {
  const std::string zeros(400, '0');
  CHECK(number_from("0." + zeros + "1") == 0.0);
  CHECK(number_from("1" + zeros + "e-1000") == 0.0);
  CHECK_FALSE(number_from("1" + zeros + "e-10").has_value());
  CHECK_FALSE(number_from("1" + zeros).has_value());
  CHECK_FALSE(number_from("1e99999999999999999999").has_value());
  CHECK(number_from("-1e-99999999999999999999") == 0.0);
}

TEST_CASE("exact text reads back as the same double") {
  for (const double number : {0.1, 1.0 / 3, 5e-324, 1.7976931348623157e308, -0.0, 9007199254740993.0})
    CHECK(*number_from(exact(number)) == number);
  CHECK(exact(2) == "2");
  CHECK(exact(10000000) == "10000000");
  CHECK(exact(1e300) == "1e+300");
}

TEST_CASE("rounded text keeps two digits of small numbers") {
  CHECK(rounded(0.96491228, 4) == "0.9649");
  CHECK(rounded(1, 4) == "1.0000");
  CHECK(rounded(0, 4) == "0.0000");
  CHECK(rounded(0.0000312, 4) == "3.12e-05");
  CHECK(rounded(0.002, 4) == "0.0020");
  CHECK(rounded(28.68611, 2) == "28.69");
  CHECK(rounded(10000000, 0) == "10000000");
}

TEST_CASE("a name that is nearly right is recognised, a strange one is not") {
  const std::vector<std::string> known{"precision", "recall", "f1", "accuracy"};
  CHECK(nearest("presicion", known) == "precision");
  CHECK(nearest("Recal", known) == "recall");
  CHECK(nearest("dgo", std::vector<std::string>{"cat", "dog"}) == "dog");  // a swap counts one
  CHECK_FALSE(nearest("sharpness", known).has_value());
  CHECK(did_you_mean("f2", known) == "; did you mean 'f1'?");
  CHECK(did_you_mean("sharpness", known).empty());
}

TEST_CASE("what is printed can neither steer a terminal nor deceive a reader") {
  CHECK(printable("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(printable("a\x1b[31mb\x07") == "a\\x1b[31mb\\x07");
  CHECK(printable("a\nb\tc\rd") == "a\\x0ab\\x09c\\x0dd");
  CHECK(printable("\xC2\x9B") == "\\x9b");  // C1: CSI in one character
  CHECK(printable("\xE2\x80\xAE"
                  "evil") == "\\u{202e}evil");            // right-to-left override
  CHECK(printable("\xE2\x80\x8B") == "\\u{200b}");        // zero width
  CHECK(printable("\xFF\xC0\xAF") == "\\xff\\xc0\\xaf");  // not UTF-8, overlong
  CHECK(printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");  // a surrogate
  CHECK(printable("::error::x") == "\\::error::x");
  CHECK(printable(" ::error::x") == " \\::error::x");
  CHECK(printable("\xC2\xA0::error::x") == "\xC2\xA0\\::error::x");
  CHECK(printable("std::vector") == "std::vector");
  CHECK(printable("##[set-output]") == "##\\[set-output]");
  CHECK(ascii("caf\xC3\xA9") == "caf\\u{e9}");
}

TEST_CASE("text becomes valid UTF-8 for JSON") {
  CHECK(valid_utf8("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(valid_utf8("a\xFF"
                   "b") ==
        "a\xEF\xBF\xBDxff"
        "b");
  CHECK(valid_utf8("\xC3") == "\xEF\xBF\xBDxc3");
}

TEST_CASE("CSV cells are quoted, and do not run as formulas") {
  CHECK(csv_cell("plain") == "plain");
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("a\"b") == "\"a\"\"b\"");
  CHECK(csv_cell("a\nb") == "\"a\nb\"");
  CHECK(csv_cell("\n") == "\"'\n\"");
  CHECK(csv_cell("\x1b[31m") == "\\x1b[31m");
  CHECK(csv_cell("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0");
  CHECK(csv_cell("@x") == "'@x");
  CHECK(csv_cell("-1") == "-1");
  CHECK(csv_cell("+0.5") == "+0.5");
}

TEST_CASE("Markdown cells hold no markup") {
  CHECK(markdown_cell("a|b") == "a\\|b");
  CHECK(markdown_cell("<img src=x>") == "&lt;img src=x&gt;");
  CHECK(markdown_cell("[x](javascript:)") == "\\[x\\](javascript:)");
  CHECK(markdown_cell("`x`*y*") == "\\`x\\`\\*y\\*");
  CHECK(markdown_cell("https://x.org/y") == "https:\\//x.org/y");
  CHECK(markdown_cell("WWW.x.org") == "WWW\\.x.org");
  CHECK(markdown_cell("a\nb") == "a\\\\x0ab");
}

TEST_CASE("width counts columns of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("caf\xC3\xA9") == 4);
  CHECK(display_width("e\xCC\x81") == 1);                 // with a combining accent
  CHECK(display_width("\xE6\xBC\xA2\xE5\xAD\x97") == 4);  // two wide characters
  CHECK(shortened("abcdefgh", 6) == "abc...");
  CHECK(shortened("abcdef", 6) == "abcdef");
}
