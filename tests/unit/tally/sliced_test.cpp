// A tally for each value of a column is a monoid, and each slice has its own rows.
#include "assay/tally/sliced.hpp"

#include <algorithm>
#include <random>

#include "assay/core/error.hpp"
#include "assay/tally/class_scores.hpp"
#include "assay/tally/label_pairs.hpp"
#include "assay/tally/ranking_tally.hpp"
#include "assay/tally/scores.hpp"
#include "catch.hpp"
#include "curve/examples.hpp"
#include "records.hpp"

using namespace assay;

namespace {

// Rows of three slices, one of which is rare; with weights that no double holds exactly, where asked for.
std::vector<Record> random_records(bool weighted) {
  static const std::vector<std::string> labels{"no", "yes"}, slices{"north", "south", "rare"};
  std::mt19937_64 draw(weighted ? 1 : 2);
  std::vector<Record> rows;
  for (std::uint32_t i = 0; i < 90; ++i)
    rows.push_back({.truth = labels[draw() % 2],
                    .predicted = labels[draw() % 2],
                    .score = static_cast<double>(1 + draw() % 15) / 16,
                    .weight = weighted ? 0.1 * static_cast<double>(1 + draw() % 7) : 1,
                    .slice = slices[i % 17 == 5 ? 2 : draw() % 2],
                    .place = {0, i}});
  return rows;
}

std::vector<Record> of_slice(const std::vector<Record>& rows, std::string_view slice) {
  std::vector<Record> some;
  for (const Record& row : rows)
    if (row.slice == slice) some.push_back(row);
  return some;
}

// Tallies alike, but for the order in which sums were made.
void check_close(const std::vector<double>& numbers, const std::vector<double>& expected) {
  REQUIRE(numbers.size() == expected.size());
  for (std::size_t i = 0; i < numbers.size(); ++i)
    CHECK(numbers[i] == Approx(expected[i]).epsilon(1e-13).margin(1e-15));
}

void check_same(const ConfusionMatrix& matrix, const ConfusionMatrix& expected) {
  CHECK(matrix.labels == expected.labels);
  CHECK(matrix.weighted == expected.weighted);
  check_close(matrix.cells, expected.cells);
}

void check_same(const ProbabilityLosses& losses, const ProbabilityLosses& expected) {
  CHECK(losses.log_loss.mean == Approx(expected.log_loss.mean).epsilon(1e-13));
  CHECK(losses.brier.mean == Approx(expected.brier.mean).epsilon(1e-13));
  CHECK(losses.brier.standard_error.has_value() == expected.brier.standard_error.has_value());
  CHECK(losses.infinite_rows == expected.infinite_rows);
}

void check_same(const LabelPairs& tally, const LabelPairs& expected) {
  check_same(tally.matrix(classes_of(tally.labels().texts(), {})),
             expected.matrix(classes_of(expected.labels().texts(), {})));
}

void check_same(const ScoreTally& tally, const ScoreTally& expected) {
  const Classes classes = classes_of(tally.labels().texts(), {});
  const Classes others = classes_of(expected.labels().texts(), {});
  check_same(tally.matrix(classes, 1), expected.matrix(others, 1));
  check_same(tally.truth_matrix(classes), expected.truth_matrix(others));
  check_same(tally.losses(), expected.losses());
}

void check_same(const RankingTally& tally, const RankingTally& expected) {
  Ranking ranking = tally.ranking(), other = expected.ranking();
  ranking.sort();
  other.sort();
  const std::vector<Tie> ties = ties_of(ranking), others = ties_of(other);
  REQUIRE(ties.size() == others.size());
  for (std::size_t i = 0; i < ties.size(); ++i) {
    CHECK(ties[i].score == others[i].score);
    CHECK(ties[i].positives == Approx(others[i].positives).epsilon(1e-13));
    CHECK(ties[i].negatives == Approx(others[i].negatives).epsilon(1e-13));
  }
}

template <Tally T>
void check_same(Sliced<T>& sliced, Sliced<T>& expected) {
  CHECK(sliced.values() == expected.values());
  CHECK(sliced.rows() == expected.rows());
  REQUIRE(sliced.tallies().size() == expected.tallies().size());
  for (std::size_t i = 0; i < sliced.tallies().size(); ++i)
    check_same(sliced.tallies()[i], expected.tallies()[i]);
}

template <Tally T>
Sliced<T> sliced_of(const T& empty, std::span<const Record> rows) {
  Sliced<T> sliced(empty);
  sliced.add(RecordBatch(rows));
  return sliced;
}

// Puts a law to tallies of several kinds, of rows with weights and without.
template <class Law>
void for_tallies(Law law) {
  for (const bool weighted : {false, true}) {
    CAPTURE(weighted);
    const std::vector<Record> rows = random_records(weighted);
    law(LabelPairs{}, rows);
    law(ScoreTally({}), rows);
    law(RankingTally({}), rows);
  }
}

}  // namespace

TEST_CASE("law: rows told apart in blocks and merged, however divided, are those told apart at once") {
  for_tallies([](const auto& empty, const std::vector<Record>& rows) {
    auto whole = sliced_of(empty, rows);
    std::mt19937_64 draw(3);
    for (int i = 0; i < 20; ++i) {
      std::size_t cuts[] = {draw() % 91, draw() % 91, draw() % 91};
      std::sort(std::begin(cuts), std::end(cuts));
      CAPTURE(cuts[0], cuts[1], cuts[2]);
      const auto block = [&](std::size_t from, std::size_t to) {
        return sliced_of(empty, std::span(rows).subspan(from, to - from));
      };
      const auto a = block(0, cuts[0]), b = block(cuts[0], cuts[1]), c = block(cuts[1], cuts[2]),
                 d = block(cuts[2], rows.size());
      auto from_left = a;  // ((a b) c) d
      from_left.merge(b);
      from_left.merge(c);
      from_left.merge(d);
      check_same(from_left, whole);
      auto c_and_d = c, b_to_d = b, from_right = a;  // a (b (c d))
      c_and_d.merge(d);
      b_to_d.merge(c_and_d);
      from_right.merge(b_to_d);
      check_same(from_right, whole);
      auto first = a, second = c;  // (a b) (c d)
      first.merge(b);
      second.merge(d);
      first.merge(second);
      check_same(first, whole);
    }
  });
}

TEST_CASE("law: rows may be added in several pieces, and to what was merged") {
  for_tallies([](const auto& empty, const std::vector<Record>& rows) {
    auto whole = sliced_of(empty, rows);
    auto pieces = sliced_of(empty, {});
    for (std::size_t at = 0; at < rows.size(); at += 7)
      pieces.add(RecordBatch(std::span(rows).subspan(at, std::min<std::size_t>(7, rows.size() - at))));
    check_same(pieces, whole);
    auto merged = sliced_of(empty, std::span(rows).first(30));
    merged.merge(sliced_of(empty, std::span(rows).subspan(30, 30)));
    merged.add(RecordBatch(std::span(rows).subspan(60)));
    check_same(merged, whole);
  });
}

TEST_CASE("law: to save, load and merge is to merge, for tallies and for slices of them") {
  for_tallies([](const auto& empty, const std::vector<Record>& rows) {
    const auto saved_and_loaded = [](const auto& tally, auto into) {
      StateWriter out;
      tally.save(out);
      StateReader in(out.bytes());
      into.load(in);
      CHECK(in.at_end());
      StateWriter again;
      into.save(again);
      CHECK(again.bytes() == out.bytes());
      return into;
    };
    for (const std::size_t cut : {0U, 1U, 41U, 90U}) {
      CAPTURE(cut);
      auto first = empty, second = empty;
      first.add(RecordBatch(std::span(rows).first(cut)));
      second.add(RecordBatch(std::span(rows).subspan(cut)));
      auto merged = first, reloaded = saved_and_loaded(first, empty);
      merged.merge(second);
      reloaded.merge(saved_and_loaded(second, empty));
      check_same(reloaded, merged);
      auto of_slices = sliced_of(empty, std::span(rows).first(cut)),
           others = sliced_of(empty, std::span(rows).subspan(cut));
      auto slices_again = saved_and_loaded(of_slices, sliced_of(empty, {}));
      slices_again.merge(saved_and_loaded(others, sliced_of(empty, {})));
      of_slices.merge(others);
      check_same(slices_again, of_slices);
    }
  });
}

TEST_CASE("a state that is cut anywhere is an error, never a tally") {
  ScoreTally tally({});
  tally.add(RecordBatch(random_records(true)));
  StateWriter out;
  tally.save(out);
  for (std::size_t bytes = 0; bytes < out.bytes().size(); ++bytes) {
    StateReader in(std::string_view(out.bytes()).substr(0, bytes));
    ScoreTally again({});
    CHECK_THROWS_WITH(again.load(in), contains("cut short"));
  }
}

TEST_CASE("law: an empty one changes nothing, before or after") {
  for_tallies([](const auto& empty, const std::vector<Record>& rows) {
    auto whole = sliced_of(empty, rows), after = whole, before = sliced_of(empty, {});
    after.merge(sliced_of(empty, {}));
    check_same(after, whole);
    before.merge(whole);
    check_same(before, whole);
  });
}

TEST_CASE("law: the tally of a slice is that of its rows alone, and the total that of all") {
  for_tallies([](const auto& empty, const std::vector<Record>& rows) {
    auto sliced = sliced_of(empty, rows);
    REQUIRE(sliced.values().size() == 3);
    std::size_t counted = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      CAPTURE(sliced.values()[i]);
      const std::vector<Record> own = of_slice(rows, sliced.values()[i]);
      auto alone = empty;
      alone.add(RecordBatch(own));
      check_same(sliced.tallies()[i], alone);
      CHECK(sliced.rows()[i] == own.size());
      counted += own.size();
    }
    CHECK(counted == rows.size());
    auto all = empty;
    all.add(RecordBatch(rows));
    check_same(sliced.total(), all);
  });
}

TEST_CASE("law: scores for each class are told apart too") {
  const std::vector<std::string> classes{"a", "b", "c"};
  std::mt19937_64 draw(4);
  std::vector<std::vector<double>> scores;
  for (int i = 0; i < 60; ++i) {
    const auto a = static_cast<double>(1 + draw() % 3), b = static_cast<double>(1 + draw() % 3);
    scores.push_back({a / 8, b / 8, (8 - a - b) / 8});
  }
  std::vector<Record> rows;
  for (const std::vector<double>& of_row : scores)
    rows.push_back(
        {.truth = classes[draw() % 3], .slice = draw() % 4 == 0 ? "x" : "y", .class_scores = of_row});
  const ClassScoreTally empty(classes, 0);
  auto sliced = sliced_of(empty, std::span(rows).first(23));
  sliced.merge(sliced_of(empty, std::span(rows).subspan(23)));
  const auto check = [&](const ClassScoreTally& tally, const std::vector<Record>& own) {
    ClassScoreTally alone = empty;
    alone.add(RecordBatch(own));
    check_same(tally.matrix(), alone.matrix());
    check_close(tally.ranks(), alone.ranks());
    check_same(tally.losses(), alone.losses());
    CHECK(tally.scores().rows() == own.size());
  };
  for (std::size_t i = 0; i < 2; ++i) check(sliced.tallies()[i], of_slice(rows, sliced.values()[i]));
  check(sliced.total(), rows);
}

TEST_CASE("slices stand in the order in which they were first met") {
  const auto rows_of = [](const std::vector<std::string_view>& slices) {
    std::vector<Record> rows;
    for (const std::string_view slice : slices) rows.push_back({.truth = "1", .slice = slice});
    return rows;
  };
  auto sliced = sliced_of(LabelPairs{}, rows_of({"b", "", "b", "long name"}));
  sliced.merge(sliced_of(LabelPairs{}, rows_of({"a", "long name", "", "b"})));
  CHECK(sliced.values() == std::vector<std::string>{"b", "", "long name", "a"});
  CHECK(sliced.rows() == std::vector<std::size_t>{3, 2, 2, 1});
}

TEST_CASE("values are texts: 1 is not 1.0") {
  auto sliced = sliced_of(LabelPairs{},
                          std::vector<Record>{{.truth = "1", .slice = "1"}, {.truth = "1", .slice = "1.0"}});
  CHECK(sliced.values() == std::vector<std::string>{"1", "1.0"});
}

TEST_CASE("of no rows there is no slice, and an empty total") {
  auto sliced = sliced_of(LabelPairs{}, {});
  CHECK(sliced.values().empty());
  CHECK(sliced.rows().empty());
  CHECK(sliced.tallies().empty());
  CHECK(sliced.total().labels().texts().empty());
}

namespace {

// One row of each of so many values.
struct ManyValues {
  explicit ManyValues(std::size_t count, std::size_t from = 0) {
    for (std::size_t i = from; i < from + count; ++i) texts.push_back("v" + std::to_string(i));
    for (const std::string& text : texts) rows.push_back({.truth = "1", .predicted = "1", .slice = text});
  }
  std::vector<std::string> texts;
  std::vector<Record> rows;
};

template <class Act>
void check_looks_like_an_id(Act act) {
  try {
    act();
    FAIL("taken");
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    CHECK_THAT(error.what(), contains("looks like an id"));
    CHECK_THAT(error.what(), contains("1000 different values"));
    CHECK_THAT(error.diagnostics[0].hint, contains("--by"));
  }
}

}  // namespace

TEST_CASE("a thousand values are taken, one more looks like an id") {
  const ManyValues thousand(1000), more(1, 1000), too_many(1001);
  auto sliced = sliced_of(LabelPairs{}, thousand.rows);
  CHECK(sliced.values().size() == 1000);
  sliced.add(RecordBatch(thousand.rows));  // known ones
  CHECK(sliced.rows() == std::vector<std::size_t>(1000, 2));
  check_looks_like_an_id([&] { sliced.add(RecordBatch(more.rows)); });
  check_looks_like_an_id([&] { (void)sliced_of(LabelPairs{}, too_many.rows); });
}

TEST_CASE("values that are too many only together look like an id when they are merged") {
  const ManyValues some(600), others(401, 600), known(600);
  auto sliced = sliced_of(LabelPairs{}, some.rows);
  sliced.merge(sliced_of(LabelPairs{}, known.rows));
  CHECK(sliced.values().size() == 600);
  check_looks_like_an_id([&] { sliced.merge(sliced_of(LabelPairs{}, others.rows)); });
}

TEST_CASE("the first score that is no probability is the first of all rows") {
  Sliced<ScoreTally> sliced(ScoreTally({}));
  sliced.add(RecordBatch(std::vector<Record>{{.truth = "1", .score = .5, .slice = "a", .place = {0, 0}},
                                             {.truth = "0", .score = 1.5, .slice = "b", .place = {0, 1}},
                                             {.truth = "1", .score = 2.5, .slice = "a", .place = {0, 2}}}));
  CHECK(sliced.total().losses().invalid_probability->place == RowPlace{0, 1});
  CHECK(sliced.total().losses().invalid_probability->count == 2);
}

TEST_CASE("classes of all rows are those of a slice, though it has not met all their labels") {
  const std::vector<std::string> all{"10", "2", "2.0", "1"}, some{"2.0", "10"};
  const Classes classes = classes_of(all, {});
  const Classes same = with_texts(classes, all, some);
  CHECK(same.names == classes.names);
  CHECK(same.selected == classes.selected);
  CHECK(same.ordered == classes.ordered);
  CHECK(same.of_text == std::vector<std::size_t>{classes.of_text[2], classes.of_text[0]});
  CHECK(with_texts(classes, all, all).of_text == classes.of_text);
  CHECK(with_texts(classes, all, {}).of_text.empty());
}

TEST_CASE("a slice whose labels are all numbers has the classes of all rows, which are not") {
  const std::vector<std::string> all{"1", "1.0", "01"}, wanted{"a", "1"}, some{"1.0"};
  const Classes classes = classes_of(all, wanted);
  CHECK(with_texts(classes, all, some).of_text == std::vector<std::size_t>{classes.of_text[1]});
}

TEST_CASE("classes that were asked for keep their places in a slice") {
  const std::vector<std::string> all{"cat", "dog", "eel"}, some{"eel"}, wanted{"dog", "yak"};
  const Classes classes = classes_of(all, wanted);
  const Classes same = with_texts(classes, all, some);
  CHECK(same.names == std::vector<std::string>{"dog", "yak", "cat", "eel"});
  CHECK(same.selected == 2);
  CHECK(same.of_text == std::vector<std::size_t>{3});
}

TEST_CASE(
    "a matrix over the classes of all rows has a row and a column for a class that a slice has not met") {
  auto sliced = sliced_of(LabelPairs{}, std::vector<Record>{{.truth = "a", .predicted = "b", .slice = "x"},
                                                            {.truth = "c", .predicted = "c", .slice = "y"}});
  const std::vector<std::string> all = sliced.total().labels().texts();
  const Classes classes = classes_of(all, {});
  const LabelPairs& of_y = sliced.tallies()[1];
  const ConfusionMatrix matrix = of_y.matrix(with_texts(classes, all, of_y.labels().texts()));
  CHECK(matrix.labels == std::vector<std::string>{"a", "b", "c"});
  CHECK(matrix.cells == std::vector<double>{0, 0, 0, 0, 0, 0, 0, 0, 1});
}

TEST_CASE("the truth of scores is their matrix with all rows classified correctly") {
  for (const bool weighted : {false, true}) {
    ScoreTally tally({.threshold = 0.4});
    tally.add(RecordBatch(random_records(weighted)));
    const Classes classes = classes_of(tally.labels().texts(), {});
    const ConfusionMatrix truth = tally.truth_matrix(classes), matrix = tally.matrix(classes, 1);
    CHECK(truth.labels == matrix.labels);
    CHECK(truth.weighted == matrix.weighted);
    for (std::size_t k = 0; k < 2; ++k) {
      CHECK(truth.at(k, k) == Approx(matrix.truth_total(k)).epsilon(1e-14));
      CHECK(truth.at(k, 1 - k) == 0);
    }
  }
}

TEST_CASE("the truth of scores may have more classes than two, written in several ways") {
  ScoreTally tally({.positive = "1"});
  tally.add(RecordBatch(std::vector<Record>{{.truth = "3", .score = .2},
                                            {.truth = "1", .score = .7, .weight = 2.5},
                                            {.truth = "1.0", .score = .1},
                                            {.truth = "2", .score = .5},
                                            {.truth = "3", .score = .9}}));
  const ConfusionMatrix truth = tally.truth_matrix(classes_of(tally.labels().texts(), {}));
  CHECK(truth.labels == std::vector<std::string>{"1", "2", "3"});
  CHECK(truth.cells == std::vector<double>{3.5, 0, 0, 0, 1, 0, 0, 0, 2});
  CHECK(truth.weighted);
}
