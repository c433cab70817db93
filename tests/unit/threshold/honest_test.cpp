// What a chosen threshold achieves on other rows.
#include "assay/threshold/honest.hpp"

#include <cmath>
#include <random>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// Normal scores, of positives higher by `distance`.
Ranking sampled(std::mt19937_64& random, int positives, int negatives, double distance) {
  std::normal_distribution<> normal;
  Ranking ranking;
  for (int i = 0; i < positives; ++i) ranking.add(normal(random) + distance, true);
  for (int i = 0; i < negatives; ++i) ranking.add(normal(random), false);
  ranking.sort();
  return ranking;
}

// The share below, of a standard normal.
double share_below(double x) { return std::erfc(-x / std::sqrt(2)) / 2; }

}  // namespace

TEST_CASE("law: on average, the honest number is what the chosen threshold achieves on new rows") {
  const BoundMetric metric = bound_metric("informedness");
  const Formula* const formulas[] = {metric.formula()};
  const Goal goal{.formula = *metric.formula()};
  std::mt19937_64 random(1);
  double apparent = 0, honest = 0, truly = 0;
  constexpr int samples = 400;
  constexpr double distance = 1;
  for (int i = 0; i < samples; ++i) {
    const Ranking ranking = sampled(random, 25, 25, distance);
    const auto best = std::get<BestThreshold>(best_threshold(ranking, goal));
    const auto numbers = honest_numbers(ranking, goal, formulas, {.repeats = 4});
    REQUIRE(numbers);
    apparent += best.number / samples;
    honest += (*numbers)[0] / samples;
    truly += (share_below(distance - best.threshold) - share_below(-best.threshold)) / samples;
  }
  CAPTURE(apparent, honest, truly);
  CHECK(apparent - truly > 0.1);  // which is why there is an estimate
  CHECK(std::abs(honest - truly) < 0.02);
}

TEST_CASE("a choice that is the same without any rows achieves what it promises") {
  Ranking ranking;
  for (int i = 0; i < 1000; ++i) ranking.add(i < 400 ? 0.2 : 0.8, i >= 400);
  ranking.sort();
  const BoundMetric metric = bound_metric("f1");
  const Formula* const formulas[] = {metric.formula()};
  CHECK(honest_numbers(ranking, {.formula = *metric.formula()}, formulas, {}) == std::vector<double>{1});
}

TEST_CASE("a capacity is of as large a part of the rows that a threshold is chosen by") {
  // All 500 positives stand above: 100 of 1,000 rows are a fifth of them, wherever the rows are new.
  Ranking ranking;
  for (int i = 0; i < 1000; ++i) ranking.add(i, i >= 500);
  ranking.sort();
  const BoundMetric recall = bound_metric("recall");
  const Formula* const formulas[] = {recall.formula()};
  const auto numbers = honest_numbers(ranking, {.formula = *recall.formula(), .capacity = 100}, formulas, {});
  REQUIRE(numbers);
  CHECK(std::abs((*numbers)[0] - .2) < .01);
}

TEST_CASE("what the seed decides is the same again") {
  std::mt19937_64 random(3);
  const Ranking ranking = sampled(random, 30, 30, 1);
  const BoundMetric metric = bound_metric("f1");
  const Formula* const formulas[] = {metric.formula()};
  const auto number = [&](std::uint64_t seed) {
    return (*honest_numbers(ranking, {.formula = *metric.formula()}, formulas, {.seed = seed}))[0];
  };
  CHECK(number(1) == number(1));
  CHECK(number(1) != number(2));
}

TEST_CASE("a choice of weighted rows, or of too few, has no honest number") {
  Ranking ranking;
  ranking.add(1, true, 0.5);
  ranking.add(0, false);
  ranking.sort();
  const Goal goal{.formula = *bound_metric("f1").formula()};
  CHECK_FALSE(honest_numbers(ranking, goal, {}, {}));
  Ranking none;
  CHECK_FALSE(honest_numbers(none, {.formula = *bound_metric("recall").formula()}, {}, {}));
}
