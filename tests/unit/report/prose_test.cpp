// Words and working laid out for a terminal: laws over widths, then examples.
#include "report/render/prose.hpp"

#include <random>

#include "assay/text.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const std::string question = "Of the rows that really are positive, what share was found (sensitivity)?";

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

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

std::string joined(const std::vector<std::string>& lines, const std::string& between) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : between) + line;
  return text;
}

Glossary glossary_of(std::vector<std::string> columns, std::vector<Glossary::Row> rows) {
  return {.key = "explained", .columns = std::move(columns), .rows = std::move(rows)};
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

TEST_CASE("prose is set in 80 columns, or those of the terminal, up to 100") {
  CHECK(prose_width(0) == 80);
  CHECK(prose_width(40) == 40);
  CHECK(prose_width(100) == 100);
  CHECK(prose_width(300) == 100);
}

TEST_CASE("law: columns of texts beside terms fit the width, and lose no letter") {
  const std::string longer = question + " " + question;
  for (const std::size_t columns : {1U, 2U, 3U, 4U}) {
    const Glossary glossary = glossary_of(Lines(columns, "metric"), {{"question", Lines(columns, question)},
                                                                     {"é漢", Lines(columns, longer)},
                                                                     {"nothing", Lines(columns, "")}});
    // The widest term has 8 letters; each column is 12 wide at least, with 2 blanks before it.
    for (std::size_t width = 8 + 14 * columns; width <= 120; ++width) {
      CAPTURE(columns, width);
      const Lines lines = columns_of(glossary, width);
      for (const std::string& line : lines) {
        CHECK(display_width(line) <= width);
        CHECK_FALSE(line.ends_with(' '));
      }
      const std::size_t letters = without_blanks("question" + std::string("é漢")).size() +
                                  (columns > 1 ? 6 * columns : 0) +
                                  columns * (without_blanks(question) + without_blanks(longer)).size();
      CHECK(without_blanks(joined(lines, "")).size() == letters);
    }
  }
}

TEST_CASE("terms stand to the left of one column of text, without a heading") {
  CHECK(columns_of(glossary_of({"recall"}, {{"question", {"What share was found?"}}, {"range", {"0 to 1"}}}),
                   24) == Lines{"question  What share was", "          found?", "range     0 to 1"});
}

TEST_CASE("columns side by side have headings, and blank lines between terms") {
  CHECK(columns_of(glossary_of({"recall", "precision"}, {{"range", {"0 to 1", "0 to 1"}},
                                                         {"odd", {"", "when nothing is called positive"}}}),
                   40) == Lines{"       recall           precision",  //
                                "",                                   //
                                "range  0 to 1           0 to 1",     //
                                "",                                   //
                                "odd                     when nothing is",
                                "                        called positive"});
}

TEST_CASE("entries of a line each are cut where the terminal ends") {
  const Glossary glossary = glossary_of({"all"}, {{"f1", {question}}, {"recall", {"short"}}});
  CHECK(entries_of(glossary, 0) == Lines{"f1      " + question, "recall  short"});
  CHECK(entries_of(glossary, 30) == Lines{"f1      Of the rows that re...", "recall  short"});
  for (std::size_t width = 12; width < 90; ++width)
    for (const std::string& line : entries_of(glossary, width)) CHECK(display_width(line) <= width);
}

TEST_CASE("a derivation too wide for a line has one for each side of its equation") {
  const Derivation wide{.name = "precision",
                        .formula = "TP / (TP + FP)",
                        .with_numbers = {10., " / (", 10., " + ", 5., ")"},
                        .simplified = {10., " / ", 15.},
                        .value = 10.0 / 15};
  const Derivation narrow{.name = "one", .formula = "1", .with_numbers = {"1"}, .simplified = {}, .value = 1};
  CHECK(derived({.derivations = {wide, narrow}}, 4, 80) ==
        Lines{"precision = TP / (TP + FP) = 10 / (10 + 5) = 10 / 15 = 0.6667", "one = 1"});
  CHECK(derived({.derivations = {narrow, wide, narrow}}, 4, 30) ==
        Lines{"one = 1", "", "precision = TP / (TP + FP)", "          = 10 / (10 + 5)", "          = 10 / 15",
              "          = 0.6667", "", "one = 1"});
}

TEST_CASE("a crowd is a tree, drawn or in ASCII") {
  const FrequencyTree mammography{
      .population = 1000, .affected = 10, .true_positives = 9, .false_positives = 89, .exact = false};
  CHECK(branched(mammography, false) == Lines{"1,000 people",              //
                                              "|-- 10 have it",            //
                                              "|   |-- 9 test positive",   //
                                              "|   `-- 1 test negative",   //
                                              "`-- 990 do not",            //
                                              "    |-- 89 test positive",  //
                                              "    `-- 901 test negative"});
  CHECK(branched(mammography, true) == Lines{"1,000 people", "├── 10 have it", "│   ├── 9 test positive",
                                             "│   └── 1 test negative", "└── 990 do not",
                                             "    ├── 89 test positive", "    └── 901 test negative"});
}
