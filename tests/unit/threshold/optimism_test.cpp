// What choosing a threshold promises too much.
#include "assay/threshold/optimism.hpp"

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

TEST_CASE("law: on average, what is left of a chosen threshold's value is what it achieves on new rows") {
  const BoundMetric metric = bound_metric("informedness");
  const Formula& formula = *metric.formula();
  const Formula* const formulas[] = {&formula};
  std::mt19937_64 random(1);
  double apparent = 0, honest = 0, truly = 0;
  constexpr int samples = 400;
  constexpr double distance = 1;
  for (int i = 0; i < samples; ++i) {
    const Ranking ranking = sampled(random, 25, 25, distance);
    const Goal goal{.formula = formula};
    const auto best = std::get<BestThreshold>(best_threshold(ranking, goal));
    const auto optimism = optimism_of_choice(ranking, goal, formulas, {.replicates = 100});
    REQUIRE(optimism);
    REQUIRE(optimism->lowest <= optimism->highest);
    apparent += best.number / samples;
    honest += (best.number - optimism->excess[0]) / samples;
    truly += (share_below(distance - best.threshold) - share_below(-best.threshold)) / samples;
  }
  CAPTURE(apparent, honest, truly);
  CHECK(apparent - truly > 0.1);  // which is why there is an estimate
  CHECK(std::abs(honest - truly) < (apparent - truly) / 4);
}

TEST_CASE("where all resamples choose alike there is no optimism") {
  Ranking ranking;
  for (int i = 0; i < 1000; ++i) ranking.add(i < 400 ? 0.2 : 0.8, i >= 400);
  ranking.sort();
  const BoundMetric metric = bound_metric("f1");
  const Formula& formula = *metric.formula();
  const Formula* const formulas[] = {&formula};
  const auto optimism = optimism_of_choice(ranking, {.formula = formula}, formulas, {});
  REQUIRE(optimism);
  CHECK(optimism->excess[0] == 0);
  CHECK(optimism->lowest == 0.8);
  CHECK(optimism->highest == 0.8);
}

TEST_CASE("a choice of weighted rows is not resampled") {
  Ranking ranking;
  ranking.add(1, true, 0.5);
  ranking.add(0, false);
  ranking.sort();
  CHECK_FALSE(optimism_of_choice(ranking, {.formula = *bound_metric("f1").formula()}, {}, {}));
}
