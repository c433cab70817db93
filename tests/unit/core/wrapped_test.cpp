// Text in lines: laws over widths, then examples.
#include <random>

#include "assay/core/text.hpp"
#include "catch.hpp"
#include "lines.hpp"

using namespace assay;

namespace {

// Words of 1 to 12 letters, some of them wide or with marks.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> letters{"a", "b", "é", "ñ", "漢", "-", "1", "."};
  std::string text;
  for (unsigned word = 0; word < 1 + random() % 20; ++word) {
    if (word > 0) text += ' ';
    for (unsigned i = 0; i < 1 + random() % 6; ++i) text += letters[random() % letters.size()];
  }
  return text;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("law: lines of prose joined again are the prose, and none is wider than asked for") {
  std::mt19937 random(1);
  for (int i = 0; i < 500; ++i) {
    const std::string text = random_text(random);
    for (const std::size_t width : {12U, 13U, 20U, 40U, 200U}) {
      CAPTURE(text, width);
      const Lines lines = wrapped(text, width);
      CHECK(joined(lines, " ") == text);
      for (const std::string& line : lines) CHECK(display_width(line) <= width);
    }
  }
}

TEST_CASE("law: no line of prose would have had room for the next word") {
  std::mt19937 random(2);
  for (int i = 0; i < 200; ++i) {
    const Lines lines = wrapped(random_text(random), 20);
    for (std::size_t line = 0; line + 1 < lines.size(); ++line) {
      const std::string next = lines[line + 1].substr(0, lines[line + 1].find(' '));
      CHECK(display_width(lines[line]) + 1 + display_width(next) > 20);
    }
  }
}

TEST_CASE("law: a word longer than a line is broken, and none of its letters is lost") {
  const std::string name = "positive_predictive_value_of_everything_that_was_ever_called_positive";
  const std::string text = "see " + name + " and " + std::string(70, 'x') + " there";
  for (std::size_t width = 1; width <= 80; ++width) {
    CAPTURE(width);
    const Lines lines = wrapped(text, width);
    CHECK(without_blanks(joined(lines, "")) == without_blanks(text));
    for (const std::string& line : lines) CHECK(line.size() <= width);
  }
}

TEST_CASE("a long name is broken after an underscore, other words where the line ends") {
  CHECK(wrapped("false_omission_rate", 15) == Lines{"false_omission_", "rate"});
  CHECK(wrapped("misclassification", 10) == Lines{"misclassif", "ication"});
  CHECK(wrapped("a b", 1) == Lines{"a", "b"});
  CHECK(wrapped("", 10) == Lines{""});
}
