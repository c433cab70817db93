// Numbers to text and back, names nearly right, data made safe.
#include "assay/core/text.hpp"

#include <cstdint>

#include "catch.hpp"

using namespace assay;

namespace {

std::string utf8(std::uint32_t code) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (code >> shift & 0x3F)); };
  if (code < 0x800) return {static_cast<char>(0xC0 | code >> 6), tail(0)};
  if (code < 0x10000) return {static_cast<char>(0xE0 | code >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | code >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace

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
  struct Row {
    const char* text;
    std::size_t width;
  };
  // EastAsianWidth.txt of Unicode 14: W and F take two columns; marks (Mn of UnicodeData.txt) take none. The
  // same widths as those of Python's wcwidth 0.7.0.
  for (const auto& [text, width] : std::vector<Row>{{"abc", 3},
                                                    {"caf\u00E9", 4},
                                                    {"e\u0301", 1},             // combining acute accent
                                                    {"\u05D0\u05B0", 1},        // Hebrew point
                                                    {"\u0628\u064B", 1},        // Arabic fathatan
                                                    {"\u0915\u0947", 1},        // Devanagari vowel sign E
                                                    {"\u0E01\u0E31", 1},        // Thai mai han-akat
                                                    {"\u6F22\u5B57", 4},        // kanji
                                                    {"\uD55C", 2},              // a syllable of Hangul
                                                    {"\u1112\u1161\u11AB", 2},  // the same in three parts
                                                    {"\uA960", 2},              // Hangul Jamo Extended-A
                                                    {"\u303F", 1},              // ideographic half fill space
                                                    {"\uFFE5", 2},              // full-width yen sign
                                                    {"\uFF71", 1},              // half-width katakana
                                                    {"\U00017000", 2},          // Tangut
                                                    {"\u2603", 1},              // snowman
                                                    {"\u231A", 2},              // watch
                                                    {"\u2705", 2},              // white heavy check mark
                                                    {"\U0001F321", 1},          // thermometer
                                                    {"\U0001F642", 2}}) {       // slightly smiling face
    CAPTURE(text);
    CHECK(display_width(text) == width);
  }
  CHECK(shortened("abcdefgh", 6) == "abc...");
  CHECK(shortened("abcdef", 6) == "abcdef");
  CHECK(shortened("\u6F22\u5B57\u6F22\u5B57", 7) == "\u6F22\u5B57...");
}

TEST_CASE("characters that are not seen, or reorder others, are shown as their codes") {
  // Default_Ignorable_Code_Point of DerivedCoreProperties.txt but for marks, separators (Zl, Zp),
  // annotations; and what XML 1.0 forbids.
  for (const std::uint32_t code :
       {0xADU,   0x61CU,  0x115FU, 0x1160U,  0x180EU,  0x200BU,  0x200DU,  0x200FU, 0x2028U,
        0x2029U, 0x202EU, 0x2060U, 0x2065U,  0x206FU,  0x3164U,  0xFEFFU,  0xFFA0U, 0xFFF9U,
        0xFFFBU, 0xFFFEU, 0xFFFFU, 0x1BCA0U, 0x1D173U, 0xE0000U, 0xE0001U, 0xE007FU}) {
    CAPTURE(code);
    const std::string shown = printable(utf8(code));
    CHECK(shown.starts_with("\\u{"));
    CHECK(std::stoul(shown.substr(3), nullptr, 16) == code);
  }
  // Marks, variation selectors among them, belong to the character before; Arabic signs are seen.
  for (const char* seen :
       {"e\u0301", "\u2764\uFE0F", "\u8FBB\U000E0100", "\u0600", "\u06DD", "\uE000", "\uFFFD"})
    CHECK(printable(seen) == seen);
}

TEST_CASE("a word for a shell is quoted where it must be") {
  CHECK(shell_word("--truth") == "--truth");
  CHECK(shell_word("p_yes.csv") == "p_yes.csv");
  CHECK(shell_word("").size() == 2);
  CHECK(shell_word("a b") == "'a b'");
  CHECK(shell_word("it's; rm *") == "'it'\\''s; rm *'");
}

TEST_CASE("numbers below 1 are not shown as 1") {
  CHECK(rounded(0.99996, 4) == "0.99996");
  CHECK(rounded(0.99994, 4) == "0.9999");
  CHECK(rounded(0.9999, 4) == "0.9999");
  CHECK(rounded(-0.999999991, 4) == "-0.999999991");
  CHECK(rounded(1, 4) == "1.0000");
  CHECK(rounded(1 - 0x1p-50, 4) == "0.9999999999999991");
  CHECK(rounded(std::nextafter(1, 0), 4) == "1.0000");  // what rounding leaves of 1
  CHECK(rounded(0.9999, 0) == "1");
}
