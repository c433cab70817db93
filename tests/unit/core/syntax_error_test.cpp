// Texts that do not parse: what is said, and where the caret points.
#include "assay/core/syntax_error.hpp"

#include "assay/core/text.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// What stands in the line above the caret from there on.
std::string above_caret(const SyntaxError& error) {
  const std::string message = error.what();
  const std::size_t caret_line = message.rfind('\n') + 1;
  const std::size_t text_line = message.rfind('\n', caret_line - 2) + 1;
  const std::size_t column = message.size() - 1 - caret_line;
  return message.substr(text_line + column, caret_line - 1 - text_line - column);
}

}  // namespace

TEST_CASE("a syntax error shows the text with a caret below the byte") {
  const SyntaxError error("formula", "5*FN + XP", 7, "'XP' is not known", "write FP");
  CHECK(std::string(error.what()) ==
        "formula is not understood: 'XP' is not known\n"
        "    5*FN + XP\n"
        "           ^");
  CHECK(error.position == 7);
  CHECK(error.reason == "'XP' is not known");
  CHECK(error.status == ExitStatus::usage);
  REQUIRE(error.diagnostics.size() == 1);
  CHECK(error.diagnostics[0].hint == "write FP");
}

TEST_CASE("the caret stands behind the text where that ends too early") {
  CHECK(std::string(SyntaxError("gate", "f1", 2, "why", "").what()) ==
        "gate is not understood: why\n    f1\n      ^");
  CHECK(std::string(SyntaxError("gate", "", 0, "why", "").what()) ==
        "gate is not understood: why\n    \n    ^");
}

TEST_CASE("the caret counts columns of a terminal, and no byte of the text steers one") {
  // Two characters of three bytes and two columns each, then one of two bytes and one column.
  const SyntaxError wide("gate", "\xE6\xBC\xA2\xE5\xAD\x97 \xC3\xA9>", 9, "why", "");
  CHECK(std::string(wide.what()) ==
        "gate is not understood: why\n    \xE6\xBC\xA2\xE5\xAD\x97 \xC3\xA9>\n          ^");
  const SyntaxError escape("gate", "a\x1b[31m\nb", 7, "why", "");
  CHECK(std::string(escape.what()) ==
        "gate is not understood: why\n    a\\x1b[31m\\x0ab\n                 ^");
}

TEST_CASE("law: whatever the length of the text, its part from the byte on stands above the caret") {
  for (const std::size_t size : {1U, 39U, 40U, 41U, 71U, 72U, 73U, 113U, 400U}) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + i * i % 23);
    for (std::size_t at = 0; at <= size; ++at) {
      const SyntaxError error("formula", text, at, "why", "");
      std::string shown = above_caret(error);
      CAPTURE(size, at, shown);
      const bool cut = shown.ends_with("...");
      if (cut) shown.resize(shown.size() - 3);
      CHECK(text.substr(at).starts_with(shown));
      CHECK(shown.size() >= std::min<std::size_t>(size - at, 32));
      CHECK(cut == (shown.size() < size - at));
      for (const std::string& line : split(error.what(), '\n')) CHECK(line.size() <= 80);
    }
  }
}

TEST_CASE("a syntax error of a part is one of the whole, farther on") {
  const SyntaxError part("formula", "5*FX", 2, "no variable is called 'FX'", "variables are ...");
  const SyntaxError whole = part.inside("gate", "(5*FX)[a] <= 3", 1);
  CHECK(std::string(whole.what()) ==
        "gate is not understood: no variable is called 'FX'\n    (5*FX)[a] <= 3\n       ^");
  CHECK(whole.position == 3);
  CHECK(whole.reason == part.reason);
  CHECK(whole.diagnostics[0].hint == "variables are ...");
}
