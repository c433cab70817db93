// Words and working laid out for a terminal: laws over widths, then examples.
#include "report/render/prose.hpp"

#include "assay/core/text.hpp"
#include "catch.hpp"
#include "lines.hpp"

using namespace assay;

namespace {

const std::string question = "Of the rows that really are positive, what share was found (sensitivity)?";

Text text_with(std::vector<std::string> columns, std::vector<Text::Row> rows) {
  return {.key = "explained", .columns = std::move(columns), .rows = std::move(rows)};
}

using Lines = std::vector<std::string>;
using Phrases = std::vector<Phrase>;

}  // namespace

TEST_CASE("prose is set in 80 columns, or those of the terminal, up to 100") {
  CHECK(prose_width(0) == 80);
  CHECK(prose_width(40) == 40);
  CHECK(prose_width(100) == 100);
  CHECK(prose_width(300) == 100);
}

TEST_CASE("law: columns of texts beside terms fit the width, and lose no letter") {
  const std::string longer = question + " " + question;
  for (const std::size_t columns : {1U, 2U, 3U, 4U}) {
    const Text text = text_with(Lines(columns, "metric"), {{"question", Phrases(columns, question)},
                                                           {"é漢", Phrases(columns, longer)},
                                                           {"nothing", Phrases(columns, "")}});
    // The widest term has 8 letters; each column is 12 wide at least, with 2 blanks before it.
    for (std::size_t width = 8 + 14 * columns; width <= 120; ++width) {
      CAPTURE(columns, width);
      const Lines lines = columns_of(text, 4, width);
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
  CHECK(columns_of(text_with({"recall"}, {{"question", {"What share was found?"}}, {"range", {"0 to 1"}}}), 4,
                   24) == Lines{"question  What share was", "          found?", "range     0 to 1"});
}

TEST_CASE("columns side by side have headings, and blank lines between terms") {
  CHECK(columns_of(text_with({"recall", "precision"}, {{"range", {"0 to 1", "0 to 1"}},
                                                       {"odd", {"", "when nothing is predicted positive"}}}),
                   4, 40) == Lines{"       recall           precision",  //
                                   "",                                   //
                                   "range  0 to 1           0 to 1",     //
                                   "",                                   //
                                   "odd                     when nothing is",
                                   "                        predicted", "                        positive"});
}

TEST_CASE("entries of a line each are cut where the terminal ends") {
  const Text text = text_with({"all"}, {{"f1", {question}}, {"recall", {"short"}}});
  CHECK(entries_of(text, 4, 0) == Lines{"f1      " + question, "recall  short"});
  CHECK(entries_of(text, 4, 30) == Lines{"f1      Of the rows that re...", "recall  short"});
  for (std::size_t width = 12; width < 90; ++width)
    for (const std::string& line : entries_of(text, 4, width)) CHECK(display_width(line) <= width);
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
  const NaturalFrequencies mammography{
      .population = 1000, .affected = 10, .true_positives = 9, .false_positives = 89, .exact = false};
  CHECK(branched(mammography, false) == Lines{"1,000 cases",                //
                                              "|-- 10 have the condition",  //
                                              "|   |-- 9 test positive",    //
                                              "|   `-- 1 test negative",    //
                                              "`-- 990 do not",             //
                                              "    |-- 89 test positive",   //
                                              "    `-- 901 test negative"});
  CHECK(branched(mammography, true) == Lines{"1,000 cases", "├── 10 have the condition",
                                             "│   ├── 9 test positive", "│   └── 1 test negative",
                                             "└── 990 do not", "    ├── 89 test positive",
                                             "    └── 901 test negative"});
}
