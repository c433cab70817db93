// Rows with a score for each class: matrix, ranks and losses.
#include "assay/tally/class_scores.hpp"

#include <cmath>
#include <random>

#include "assay/core/error.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"
#include "records.hpp"

using namespace assay;

namespace {

struct ClassRow {
  std::string truth;
  std::vector<double> scores;
  double weight = 1;
};
using ClassRows = std::vector<ClassRow>;

void add_rows(ClassScoreTally& tally, std::span<const ClassRow> rows, std::uint32_t block = 0) {
  std::uint32_t line = 0;
  for (const ClassRow& row : rows) {
    const Record record{
        .truth = row.truth, .weight = row.weight, .class_scores = row.scores, .place = {block, line++}};
    tally.add(RecordBatch(std::span(&record, 1)));
  }
}

ClassScoreTally tally_of(const ClassRows& rows, std::vector<std::string> classes = {"a", "b", "c"},
                         double clip = 0) {
  ClassScoreTally tally(std::move(classes), clip);
  add_rows(tally, rows);
  return tally;
}

// Probabilities in steps of 1/8, so that there are ties; from the middle on with weights, where asked for.
ClassRows random_rows_of_classes(bool weighted) {
  std::mt19937_64 draw(weighted ? 1 : 2);
  ClassRows rows;
  for (int i = 0; i < 60; ++i) {
    const auto a = static_cast<double>(1 + draw() % 3), b = static_cast<double>(1 + draw() % 3);
    const double weight = weighted && i >= 30 ? 0.1 * static_cast<double>(1 + draw() % 5) : 1;
    rows.push_back({std::string(1, "abc"[draw() % 3]), {a / 8, b / 8, (8 - a - b) / 8}, weight});
  }
  return rows;
}

void check_near(const std::vector<double>& numbers, const std::vector<double>& expected) {
  REQUIRE(numbers.size() == expected.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) CHECK(numbers[i] == Approx(expected[i]).margin(1e-13));
}

void check_same(const ClassScoreTally& tally, const ClassScoreTally& expected) {
  check_near(tally.matrix().cells, expected.matrix().cells);
  check_near(tally.ranks(), expected.ranks());
  CHECK(tally.matrix().weighted == expected.matrix().weighted);
  CHECK(tally.tied() == expected.tied());
  CHECK(tally.scores().rows() == expected.scores().rows());
  const ProbabilityLosses losses = tally.losses(), others = expected.losses();
  CHECK(losses.log_loss.mean == Approx(others.log_loss.mean).epsilon(1e-13));
  CHECK(losses.brier.mean == Approx(others.brier.mean).epsilon(1e-13));
  CHECK(losses.brier.standard_error.has_value() == others.brier.standard_error.has_value());
  for (std::size_t k = 0; k < 3; ++k) {
    const auto rows = tally.scores().by_truth(k), other_rows = expected.scores().by_truth(k);
    for (std::size_t truth = 0; truth < 3; ++truth)
      CHECK(ties_of(Ranking(rows[truth], {})) == ties_of(Ranking(other_rows[truth], {})));
  }
}

// A row whose true class is a: the place that its score has.
std::vector<double> ranks_of(const std::vector<double>& scores) { return tally_of({{"a", scores}}).ranks(); }

}  // namespace

TEST_CASE("law: a tally of class scores split anywhere and merged is the tally of the whole") {
  for (const bool weighted : {false, true}) {
    const ClassRows rows = random_rows_of_classes(weighted);
    const ClassScoreTally whole = tally_of(rows);
    for (const std::size_t first_cut : {0U, 1U, 29U, 30U, 31U, 60U})
      for (const std::size_t second_cut : {first_cut, std::size_t{60}}) {
        ClassScoreTally first({"a", "b", "c"}, 0), second = first, third = first;
        add_rows(first, std::span(rows).first(first_cut));
        add_rows(second, std::span(rows).subspan(first_cut, second_cut - first_cut));
        add_rows(third, std::span(rows).subspan(second_cut));
        second.merge(third);
        first.merge(second);
        check_same(first, whole);
      }
  }
}

TEST_CASE("a tally of weighted class scores takes in rows without weights") {
  const ClassRows plain{{"a", {.5, .25, .25}}, {"b", {.25, .5, .25}}};
  const ClassRows heavy{{"c", {.25, .25, .5}, 3}};
  ClassScoreTally tally = tally_of(heavy);
  tally.merge(tally_of(plain));
  add_rows(tally, plain);
  CHECK(tally.matrix().cells == std::vector<double>{2, 0, 0, 0, 2, 0, 0, 0, 3});
  CHECK(tally.scores().by_truth(0)[1].total() == 2);
  CHECK(tally.scores().by_truth(0)[2].total() == 3);
}

TEST_CASE("the class with the highest score is predicted, of several the first") {
  const ClassScoreTally tally = tally_of({{"b", {.2, .5, .3}},
                                          {"a", {.1, .2, .7}},
                                          {"c", {.4, .4, .2}},    // a of a and b
                                          {"c", {.2, .4, .4}}});  // b of b and c, though c is right
  CHECK(tally.matrix().labels == std::vector<std::string>{"a", "b", "c"});
  CHECK(tally.matrix().cells == std::vector<double>{0, 0, 1, 0, 1, 0, 1, 1, 0});
  CHECK(tally.tied() == 2);
  CHECK(tally_of({{"a", {.5, .25, .25}}}).tied() == 0);  // of the others
}

TEST_CASE("ties count against the true class") {
  CHECK(ranks_of({.5, .3, .2}) == std::vector<double>{1, 0, 0});
  CHECK(ranks_of({.3, .5, .2}) == std::vector<double>{0, 1, 0});
  CHECK(ranks_of({.2, .5, .3}) == std::vector<double>{0, 0, 1});
  CHECK(ranks_of({.4, .4, .2}) == std::vector<double>{0, 1, 0});
  CHECK(ranks_of({.25, .25, .5}) == std::vector<double>{0, 0, 1});
  CHECK(ranks_of({1.0 / 3, 1.0 / 3, 1.0 / 3}) == std::vector<double>{0, 0, 1});
  CHECK(ranks_of({.5, .25, .25}) == std::vector<double>{1, 0, 0});
}

TEST_CASE("log loss and Brier score of several classes by hand") {
  // Brier: .09 + .04 + .01 = .14; .25 + .5625 + .0625 = .875; 0.
  const ClassRows rows{{"a", {.7, .2, .1}}, {"b", {.5, .25, .25}}, {"c", {0, 0, 1}}};
  const ProbabilityLosses losses = tally_of(rows).losses();
  CHECK(losses.log_loss.mean == Approx(-(std::log(.7) + std::log(.25)) / 3).epsilon(1e-14));
  CHECK(losses.brier.mean == Approx((.14 + .875) / 3).epsilon(1e-14));
  CHECK(losses.brier.highest == 2);
  CHECK(std::isinf(losses.log_loss.highest));
  const double mean = (.14 + .875) / 3;
  const double deviations = std::pow(.14 - mean, 2) + std::pow(.875 - mean, 2) + mean * mean;
  CHECK(*losses.brier.standard_error == Approx(std::sqrt(deviations / 2 / 3)).epsilon(1e-12));
  CHECK(tally_of({{"a", {0, 0, 1}}}).losses().brier.mean == 2);  // as wrong as can be
}

TEST_CASE("log loss of several classes is scikit-learn's") {
  const ClassRows rows{{"a", {.7, .2, .1}},   {"a", {.4, .4, .2}, .5},    {"b", {.1, .6, .3}, 2},
                       {"b", {.3, .3, .4}},   {"b", {.25, .5, .25}, .25}, {"c", {.2, .2, .6}, 3},
                       {"c", {.5, .1, .4}},   {"a", {.3, .5, .2}},        {"c", {.1, .1, .8}, .5},
                       {"b", {.6, .3, .1}, 2}};
  ClassRows unweighted = rows;
  for (ClassRow& row : unweighted) row.weight = 1;
  // sklearn.metrics.log_loss([row.truth ...], [row.scores ...]), and with sample_weight=[row.weight
  // ...]; 1.2.1
  CHECK(tally_of(unweighted).losses().log_loss.mean == Approx(0.7739116800070986).epsilon(1e-14));
  CHECK(tally_of(rows).losses().log_loss.mean == Approx(0.7662031794841431).epsilon(1e-14));
  CHECK(tally_of(unweighted).losses().log_loss.standard_error.has_value());
  // The weights come to 12.25, their squares to 21.5625.
  CHECK(tally_of(rows).losses().log_loss.rows == Approx(12.25 * 12.25 / 21.5625));
}

TEST_CASE("a true class with probability 0 makes log loss infinite, unless clipped") {
  const ClassRows rows{{"a", {0, .5, .5}}, {"b", {0, 1, 0}}, {"b", {0, 1, 0}}, {"c", {1, 0, 0}}};
  const ProbabilityLosses sharp = tally_of(rows).losses();
  CHECK(std::isinf(sharp.log_loss.mean));
  CHECK_FALSE(sharp.log_loss.standard_error.has_value());
  CHECK(sharp.infinite_rows == 2);
  CHECK(sharp.brier.mean == (1.5 + 2) / 4);  // 1 + .25 + .25, and 1 + 1
  const ProbabilityLosses clipped = tally_of(rows, {"a", "b", "c"}, 1e-3).losses();
  CHECK(clipped.infinite_rows == 0);
  CHECK(clipped.log_loss.mean == Approx(-(std::log(1e-3) + std::log(1 - 1e-3)) / 2).epsilon(1e-14));
  CHECK(clipped.brier.mean == sharp.brier.mean);
}

TEST_CASE("scores outside 0 and 1 are no probabilities: the first is remembered, all are counted") {
  for (const double odd : {1.25, -0.25, static_cast<double>(INFINITY), -static_cast<double>(INFINITY)}) {
    ClassScoreTally tally = tally_of({{"a", {.5, .25, .25}}, {"b", {.5, odd, .5}}});
    ClassScoreTally later({"a", "b", "c"}, 0);
    add_rows(later, ClassRows{{"c", {7, 8, 9}}}, 1);
    tally.merge(later);
    const auto invalid_probability = tally.losses().invalid_probability;
    REQUIRE(invalid_probability.has_value());
    CHECK(invalid_probability->score == odd);
    CHECK(invalid_probability->place == RowPlace{0, 1});
    CHECK_FALSE(invalid_probability->is_sum);
    CHECK(invalid_probability->count == 2);
    CHECK(tally.matrix().total() == 3);  // they rank all the same
  }
}

TEST_CASE("probabilities of a row's classes sum to 1 within 0.01") {
  for (const std::vector<double>& scores :
       {std::vector{.5, .3, .195}, {.333, .333, .333}, {.33, .33, .33}, {.34, .33, .34}, {0.1, 0.2, 0.7}}) {
    CAPTURE(scores);
    CHECK_FALSE(tally_of({{"a", scores}}).losses().invalid_probability.has_value());
  }
  for (const std::vector<double>& scores : {std::vector{.5, .25, .125}, {.5, .5, .125}, {0, 0, 0}}) {
    CAPTURE(scores);
    const auto invalid_probability = tally_of({{"a", scores}}).losses().invalid_probability;
    REQUIRE(invalid_probability.has_value());
    CHECK(invalid_probability->is_sum);
    CHECK(invalid_probability->score == scores[0] + scores[1] + scores[2]);
  }
  CHECK(tally_of({{"a", {.33, .33, .33}}}).losses().log_loss.mean == Approx(-std::log(.33)));
}

TEST_CASE("a whole weight is the row that often, and one of 0 is no row") {
  const ClassRow row{"a", {.3, .5, .2}}, other{"b", {.3, .5, .2}};
  const ClassScoreTally weighted =
      tally_of({{row.truth, row.scores, 3}, other, {"not a class", {9, 9, 9}, 0}});
  const ClassScoreTally repeated = tally_of({row, row, row, other});
  CHECK(weighted.matrix().cells == repeated.matrix().cells);
  CHECK(weighted.ranks() == repeated.ranks());
  CHECK(weighted.matrix().weighted);
  CHECK_FALSE(repeated.matrix().weighted);
  CHECK(weighted.losses().log_loss.mean == Approx(repeated.losses().log_loss.mean).epsilon(1e-14));
  CHECK(weighted.losses().brier.mean == Approx(repeated.losses().brier.mean).epsilon(1e-14));
}

TEST_CASE("a label without a column of scores is refused, and the nearest is named") {
  try {
    tally_of({{"kat", {.5, .5}}}, {"cat", "dog"});
    FAIL("taken");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) == "label 'kat' has no column of scores; did you mean 'cat'?");
    CHECK(error.diagnostics[0].hint == "--scores names columns for: cat, dog");
    CHECK(error.status == ExitStatus::bad_data);
  }
}

TEST_CASE("law: class scores that are saved, loaded and merged are merged") {
  for (const bool weighted : {false, true})
    for (const bool keep_scores : {false, true}) {
      const ClassRows rows = random_rows_of_classes(weighted);
      const ClassScoreTally empty({"a", "b", "c"}, 0.01, keep_scores);
      ClassScoreTally first = empty, second = empty, loaded = empty;
      add_rows(first, std::span(rows).first(25));
      add_rows(second, std::span(rows).subspan(25), 1);
      StateWriter out;
      second.save(out);
      StateReader in(out.bytes());
      loaded.load(in);
      CHECK(in.at_end());
      ClassScoreTally again = first;
      first.merge(second);
      again.merge(loaded);
      check_same(again, first);
    }
}

TEST_CASE("labels that are numbers may be written in several ways") {
  const ClassScoreTally tally =
      tally_of({{"1", {.75, .25}}, {"1.0", {.75, .25}}, {"+2", {.75, .25}}, {"1e0", {.75, .25}}}, {"1", "2"});
  CHECK(tally.matrix().cells == std::vector<double>{3, 0, 1, 0});
  CHECK_THROWS_AS(tally_of({{"1.0", {.5, .5}}}, {"1", "two"}), Error);  // these are texts
}
