// A sentence whose numbers are numbers.
#include "assay/core/phrase.hpp"

#include "catch.hpp"

using namespace assay;

using Shown = Number::Shown;

TEST_CASE("a phrase is for people with the digits they ask for, and for programs with all") {
  const Phrase phrase{"f1 ", 0.8123456, " of ", "'a'"};
  CHECK(phrase.text(2) == "f1 0.81 of 'a'");
  CHECK(phrase.text(4) == "f1 0.8123 of 'a'");
  CHECK(phrase.text_in_full() == "f1 0.8123456 of 'a'");
}

TEST_CASE("phrases are put together, and text is one") {
  const Phrase words = "the value is ";
  Phrase phrase = words + Phrase{0.25} + "; " + Phrase{-1.5, " beside"};
  CHECK(phrase.text(2) == "the value is 0.25; -1.50 beside");
  phrase += phrase;
  CHECK(phrase.text_in_full() == "the value is 0.25; -1.5 besidethe value is 0.25; -1.5 beside");
  CHECK(words == Phrase{"the value is "});
  CHECK_FALSE(words == Phrase{"the value is ", 1.0});
}

TEST_CASE("a phrase of nothing is empty, and one of a number is not") {
  CHECK(Phrase().empty());
  CHECK(Phrase("").empty());
  CHECK(Phrase{"", ""}.empty());
  CHECK_FALSE(Phrase{0.0}.empty());
}

TEST_CASE("people see numbers as the sentence needs them") {
  struct Row {
    Number number;
    int digits;
    const char* text;
  };
  const Row rows[] = {
      {{2.0 / 3, Shown::exact}, 2, "0.6666666666666666"},
      {{2.0 / 3, Shown::readable}, 2, "0.666667"},
      {{0.12345678, Shown::readable}, 2, "0.12345678"},
      {{0.5000000000001, Shown::readable}, 2, "0.5"},
      {{1234567890123, Shown::readable}, 2, "1234567890123"},
      {{0.949997, Shown::beside_exact, 0.95}, 4, "0.949997"},
      {{0.9176, Shown::beside_exact, 0.95}, 2, "0.92"},
      {{0.95, Shown::beside_exact, 0.95}, 2, "0.95"},
      {{0.66666, Shown::beside_rounded, 0.66671}, 2, "0.66666"},
      {{0.66671, Shown::beside_rounded, 0.66666}, 4, "0.66671"},
      {{0.7, Shown::beside_rounded, 0.6}, 2, "0.70"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(text_of(row.number, row.digits) == row.text);
  }
}
