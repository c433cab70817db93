// Rankings: a monoid of rows by their scores.
#include "assay/tally/ranking_tally.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "curve/examples.hpp"
#include "records.hpp"

using namespace assay;

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double subnormal = std::numeric_limits<double>::denorm_min();

Ranking unsorted(std::span<const ScoredRow> rows) {
  Ranking ranking;
  for (const ScoredRow& row : rows) ranking.add(row.score, row.label == 1, row.weight);
  return ranking;
}

void check_same(const Ranking& a, const Ranking& b) {
  CHECK(ties_of(a) == ties_of(b));
  CHECK(a.positives() == b.positives());
  CHECK(a.negatives() == b.negatives());
  CHECK(a.weighted() == b.weighted());
}

}  // namespace

TEST_CASE("law: a ranking divided anywhere and merged is the ranking of the whole") {
  const auto law = [](const Rows& rows) {
    const Ranking whole = ranking_of(rows);
    for (const std::size_t cut : {std::size_t{0}, std::size_t{1}, rows.size() / 3, rows.size()}) {
      CAPTURE(cut);
      const std::size_t second_cut = cut + (rows.size() - cut) / 2;
      const std::span all(rows);
      Ranking first = unsorted(all.first(cut)), middle = unsorted(all.subspan(cut, second_cut - cut));
      const Ranking last = unsorted(all.subspan(second_cut));
      Ranking left = first;
      left.merge(middle);
      left.merge(last);
      left.sort();
      middle.merge(last);
      first.merge(middle);
      first.sort();
      check_same(left, whole);
      check_same(first, whole);
    }
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE("law: an empty ranking changes nothing when it is merged") {
  Ranking nothing, something = with_ties();
  something.merge(nothing);
  nothing.merge(with_ties());
  check_same(something, with_ties());
  check_same(nothing, with_ties());
}

TEST_CASE("law: the order of the rows changes nothing") {
  const auto law = [](Rows rows) {
    const Ranking before = ranking_of(rows);
    std::shuffle(rows.begin(), rows.end(), std::mt19937_64(rows.size()));
    check_same(ranking_of(rows), before);
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
  for_random_rows([&](const Rows& rows) {  // weights that any sum must round
    std::mt19937_64 draw(rows.size());
    law(changed(rows,
                [&](ScoredRow& row) { row.weight = std::pow(7, static_cast<double>(draw() % 41) - 20); }));
  });
}

TEST_CASE("law: each score is visited once, highest first, with all of its rows") {
  const auto law = [](const Rows& rows) {
    const std::vector<Tie> ties = ties_of(ranking_of(rows));
    double visited = 0;
    for (std::size_t i = 0; i < ties.size(); ++i) {
      if (i > 0) CHECK(ties[i].score < ties[i - 1].score);
      Rows here = rows;
      std::erase_if(here, [&](const ScoredRow& row) { return row.score != ties[i].score; });
      CHECK(ties[i].positives == Approx(count_of(here, 1)).epsilon(1e-14));
      CHECK(ties[i].negatives == Approx(count_of(here, 0)).epsilon(1e-14));
      visited += static_cast<double>(here.size());
    }
    CHECK(visited == static_cast<double>(rows.size()));
  };
  for_random_rows(law);
  for_random_weighted_rows(law);
}

TEST_CASE("law: a ranking takes a whole weight as the row that often") {
  for_random_rows([](const Rows& rows) {
    const Rows weighted =
        changed(rows, [i = 0](ScoredRow& row) mutable { row.weight = static_cast<double>(++i % 4); });
    CHECK(ties_of(ranking_of(weighted)) == ties_of(ranking_of(repeated(weighted))));
    CHECK(ranking_of(weighted).positives() == count_of(weighted, 1));
    CHECK(ranking_of(weighted).negatives() == count_of(weighted, 0));
  });
}

TEST_CASE("a weight of 0 is no row, weights of 1 are none") {
  const Ranking ranking = ranking_of({{3, 1, 0}, {2, 1, 1}, {1, 0, 1}, {0, 0, 0}});
  check_same(ranking, ranking_of({{2, 1}, {1, 0}}));
  CHECK_FALSE(ranking.weighted());
}

TEST_CASE("scores tie when they are equal as numbers") {
  struct Row {
    double a, b;
    bool tied;
  };
  for (const Row& row : std::vector<Row>{{0.0, -0.0, true},
                                         {inf, inf, true},
                                         {-inf, -inf, true},
                                         {inf, std::numeric_limits<double>::max(), false},
                                         {0, subnormal, false},
                                         {0, -subnormal, false},
                                         {subnormal, 2 * subnormal, false},
                                         {1, std::nextafter(1.0, 2.0), false},
                                         {0.1 + 0.2, 0.3, false}}) {
    CAPTURE(row.a, row.b);
    for (const double weight : {1.0, 2.0})
      CHECK((ties_of(ranking_of({{row.a, 1, weight}, {row.b, 0}})).size() == 1) == row.tied);
  }
}

TEST_CASE("infinite scores rank above and below all others, with weights or without") {
  for (const double weight : {1.0, 2.0}) {
    const Rows rows{
        {-inf, 1, weight}, {1e308, 0, weight}, {inf, 0, weight}, {inf, 1, weight}, {-inf, 0, weight}};
    CHECK(ties_of(ranking_of(rows)) ==
          std::vector<Tie>{{inf, weight, weight}, {1e308, 0, weight}, {-inf, weight, weight}});
  }
}

TEST_CASE("a score of -0 is shown as 0") {
  for (const double weight : {1.0, 2.0})
    CHECK_FALSE(std::signbit(ties_of(ranking_of({{-0.0, 1, weight}}))[0].score));
}

TEST_CASE("sorting on two threads is sorting on one") {
  Rows rows = random_rows(5, 450'000, 50'000);
  REQUIRE(std::min(count_of(rows, 0), count_of(rows, 1)) > 100'000);
  for (const bool weighted : {false, true}) {
    if (weighted) rows[3].weight = 0.5;
    Ranking one = unsorted(rows), two = one;
    one.sort(1);
    two.sort(2);
    check_same(one, two);
  }
}

TEST_CASE("a ranking's tally knows the positive label by what was asked for, or by its name") {
  struct Row {
    std::optional<std::string> asked;
    std::vector<std::string> labels;
    double positives, negatives;
  };
  for (const Row& row : std::vector<Row>{{"spam", {"spam", "ham", "eggs", "spam"}, 2, 2},
                                         {"0", {"0", "1", "0", "1"}, 2, 2},
                                         {"1", {"1.0", "0.0", "1"}, 2, 1},
                                         {"absent", {"a", "b"}, 0, 2},
                                         {std::nullopt, {"1", "0", "1"}, 2, 1},
                                         {std::nullopt, {"no", "yes", "no"}, 1, 2},
                                         {std::nullopt, {"positive", "negative"}, 1, 1}}) {
    CAPTURE(row.labels);
    RankingTally tally(row.asked);
    for (const std::string& label : row.labels)
      tally.add(RecordBatch(std::vector<Record>{{.truth = label, .score = 1}}));
    CHECK(tally.ranking().positives() == row.positives);
    CHECK(tally.ranking().negatives() == row.negatives);
  }
}

TEST_CASE("a ranking's tally divided and merged has the rows and the labels of the whole") {
  const std::vector<Record> rows{{.truth = "no", .score = 1},  {.truth = "maybe", .score = 2, .weight = 0},
                                 {.truth = "yes", .score = 2}, {.truth = "no", .score = -0.0},
                                 {.truth = "yes", .score = 0}, {.truth = "yes", .score = 1, .weight = 2}};
  for (std::size_t cut = 0; cut <= rows.size(); ++cut) {
    CAPTURE(cut);
    RankingTally first(std::nullopt), second(std::nullopt);
    first.add(RecordBatch(std::span(rows).first(cut)));
    second.add(RecordBatch(std::span(rows).subspan(cut)));
    first.merge(second);
    first.ranking().sort();
    CHECK(first.labels().texts() == std::vector<std::string>{"no", "yes"});
    CHECK(ties_of(first.ranking()) == std::vector<Tie>{{2, 1, 0}, {1, 2, 1}, {0, 1, 1}});
  }
}

// Held against the whole way, one score after the other.
TEST_CASE("A part of the way along the scores is the whole way's", "[ranking]") {
  std::mt19937_64 random(5);
  for (int round = 0; round < 200; ++round) {
    Ranking ranking;
    const auto draw = [&](std::uint64_t below) { return random() % below; };
    const std::uint64_t scores = 1 + draw(12);
    for (std::uint64_t i = 0, rows = 1 + draw(30); i < rows; ++i)
      ranking.add(static_cast<double>(draw(scores)), draw(2) == 1);
    ranking.sort();
    const double from = static_cast<double>(draw(12)), to = from + static_cast<double>(draw(12));
    const auto position = [](double positives, double negatives) { return positives + 2 * negatives; };
    std::vector<std::pair<double, double>> expected, part;
    std::pair<double, double> before{0, 0};
    bool within = false, past = false;
    ranking.accumulate([&](double, double positives, double negatives) {
      const bool begins = !within && position(positives, negatives) >= from;
      if (begins) expected.push_back(before);
      within = within || begins;
      if (within && !past) expected.emplace_back(positives, negatives);
      past = past || position(positives, negatives) >= to;
      before = {positives, negatives};
    });
    ranking.accumulate_between(from, to, position, [&](double positives, double negatives) {
      part.emplace_back(positives, negatives);
    });
    if (expected.empty()) expected.push_back(before);  // from is beyond all
    CHECK(part == expected);
  }
}
