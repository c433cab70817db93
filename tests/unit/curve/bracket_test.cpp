// Brackets of what bins of scores leave open.
#include "assay/curve/bracket.hpp"

#include <cmath>
#include <random>
#include <vector>

#include "assay/metric/bound_metric.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

struct Row {
  double score;
  bool positive;
};

CachedRanking ranked(const std::vector<Row>& rows, Ranking ranking, const ProbabilityRule& rule = {}) {
  for (const Row& row : rows) ranking.add(row.score, row.positive);
  ranking.sort();
  return CachedRanking(std::move(ranking), rule);
}

// Some tie, some crowd near 1, and positives score higher by as much as is said.
std::vector<Row> random_rows(std::mt19937_64& draw) {
  std::uniform_real_distribution<> share;
  const double gain = share(draw), ties = share(draw), crowd = 10 * share(draw);
  std::vector<Row> rows{{0.5, true}, {0.5, false}};
  for (int i = 0; i < 300; ++i) {
    const bool positive = share(draw) < 0.3;
    double score = std::pow(share(draw), positive ? 1 / (1 + gain) : 1 + gain);
    if (share(draw) < ties) score = std::round(20 * score) / 20;
    rows.push_back({share(draw) < 0.3 ? 1 - std::pow(2, -crowd) * score : score, positive});
  }
  return rows;
}

}  // namespace

TEST_CASE("law: brackets hold the values of every score, and of the bins") {
  const ProbabilityLosses valid{};
  std::mt19937_64 draw(5);
  int seen = 0;
  for (int i = 0; i < 200; ++i) {
    const std::vector<Row> rows = random_rows(draw);
    const std::size_t most = std::size_t{16} << (i % 4);
    const CachedRanking exact = ranked(rows, {}), rounded = ranked(rows, Ranking(most));
    if (!rounded.ranking().rounded()) continue;
    ++seen;
    for (const char* name : {"roc_auc", "gini", "average_precision", "ks", "equal_error_rate", "ece"}) {
      CAPTURE(i, most, name);
      const BoundMetric metric = bound_metric(name);
      const auto of = [&](const CachedRanking& scores) {
        return metric.estimate(ScoredSample{.ranking = &scores, .losses = &valid}, {.wanted = false}).value();
      };
      const Estimate in_bins = of(rounded);
      const double value = of(exact).value.number(), shown = in_bins.value.number();
      REQUIRE(in_bins.bracket);
      CHECK(in_bins.bracket->low <= std::min(value, shown));
      CHECK(in_bins.bracket->high >= std::max(value, shown));
      if (most > 64) CHECK(in_bins.bracket->high - in_bins.bracket->low < 0.5);
      CHECK_FALSE(of(exact).bracket);
    }
  }
  CHECK(seen > 100);
}

TEST_CASE("the bracket of an area is that of its pairs in one bin") {
  // Four bins of which one has a positive and a negative row: of 2 * 2 pairs that one can be either way.
  const double near = std::nextafter(0.3, 1);
  const std::vector<Row> rows{{0.9, true}, {0.3, true}, {near, false}, {0.01, false}};
  const CachedRanking scores = ranked(rows, Ranking(3));
  REQUIRE(scores.ranking().rounded());
  const Bracket area = auc_bracket(scores).value();
  CHECK(area.low == Approx(0.75).epsilon(1e-12));
  CHECK(area.high == Approx(1).epsilon(1e-12));
  // Average precision: 1/2 * 1 + 1/2 * (2/3 where the negative is first, and 2/2 where it is last); the
  // lower end has the integral for the sum: 1/2 * (1 - ln(3 / 2)).
  const Bracket precision = average_precision_bracket(scores).value();
  CHECK(precision.low == Approx(0.5 + 0.5 * (1 - std::log(1.5))).epsilon(1e-12));
  CHECK(precision.high == Approx(1).epsilon(1e-12));
  const Bracket ks = ks_bracket(scores).value();  // 1/2 before and behind the bin, 1 within it at most
  CHECK(ks.low == Approx(0.5).epsilon(1e-12));
  CHECK(ks.high == Approx(1).epsilon(1e-12));
  const Bracket equal = equal_error_bracket(scores).value();  // no row is wrong, or one of each
  CHECK(equal.low == Approx(0).margin(1e-12));
  CHECK(equal.high == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("intervals are wider by the bracket, and figures that need every score have no value") {
  std::mt19937_64 draw(9);
  const std::vector<Row> rows = random_rows(draw);
  const CachedRanking scores = ranked(rows, Ranking(16));
  const auto of = [&](const char* name) {
    return bound_metric(name).estimate(ScoredSample{.ranking = &scores}, {}).value();
  };
  const Estimate area = of("roc_auc");
  const Interval plain = auc_interval(area.value.number(), *scores.roc().placements, AucMethod::score, 0.95);
  CHECK(area.interval->low == Approx(plain.low - (area.value.number() - area.bracket->low)));
  CHECK(area.interval->high == Approx(plain.high + (area.bracket->high - area.value.number())));
  CHECK_FALSE(of("pr_auc").value.defined());
  CHECK_FALSE(of("precision_at_k(10)").value.defined());
}
