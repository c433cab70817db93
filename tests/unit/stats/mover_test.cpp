// Intervals of a value that is off for two reasons: against print, and by hand.
#include "assay/stats/mover.hpp"

#include <array>

#include "assay/stats/distance.hpp"
#include "assay/stats/interval.hpp"
#include "assay/stats/ranking_draws.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("a distance without gain has Newcombe's interval") {
  // Newcombe 1998, Stat Med 17:873, table II (a): 56/70 - 48/80, method 10: 0.0524 to 0.3339.
  const DistanceSpread spread{.at = {.tp = 56, .fp = 48, .fn = 14, .tn = 32}};
  const Interval interval = distance_interval(.2, spread, .95);
  CHECK(interval.low == Approx(.0524).margin(5e-5));
  CHECK(interval.high == Approx(.3339).margin(5e-5));
  // Scores that are turned round have the same distance.
  const Interval turned = distance_interval(.2, {.at = {.tp = 48, .fp = 56, .fn = 32, .tn = 14}}, .95);
  CHECK(turned.low == Approx(interval.low));
  CHECK(turned.high == Approx(interval.high));
}

TEST_CASE("the gain of a distance lowers its lower end alone") {
  const DistanceSpread spread{.at = {.tp = 56, .fp = 48, .fn = 14, .tn = 32}, .gain = .02};
  CHECK(distance_interval(.2, spread, .95).low == Approx(.0524 - 1.5 * .02).margin(5e-5));
  CHECK(distance_interval(.2, spread, .95).high == Approx(.3339).margin(5e-5));
}

TEST_CASE("of a quotient one part of which is exact, the ends are those of the other") {
  const IntervalMethod method = IntervalMethod::wilson;
  const Interval numerator = mover_ratio(.5, {.4, .6, method}, .5, {.5, .5, method}, 0);
  CHECK(numerator.low == Approx(.8));
  CHECK(numerator.high == Approx(1.2));
  const Interval denominator = mover_ratio(1, {1, 1, method}, 2, {1.5, 2.5, method}, 0);
  CHECK(denominator.low == Approx(.4));
  CHECK(denominator.high == Approx(2 / 3.0));
}

TEST_CASE("a rate whose level is sure has Wilson's interval, and one that is not a wider one") {
  // R: binom::binom.wilson(10, 100): 0.0552 to 0.1744
  std::vector<LevelPoint> points{{0, {.k = 10, .n = 100}}};
  CHECK(level_interval(points, .95).low == Approx(.05522914).epsilon(1e-6));
  CHECK(level_interval(points, .95).high == Approx(.17436566).epsilon(1e-6));
  points.push_back({1.959963984540054, {.k = 30, .n = 100}});
  CHECK(level_interval(points, .95).low == Approx(.05522914).epsilon(1e-6));
  CHECK(level_interval(points, .95).high == Approx(.3));  // all of the errors are the level's
}

TEST_CASE("the gain of a largest distance is the mean of Kolmogorov's distribution where there is none") {
  // E sup |B| = sqrt(pi / 2) ln 2 = 0.8687 of a Brownian bridge, times sqrt(1/P + 1/N); seen at 100 places,
  // 0.5826 / sqrt(100) less (Broadie, Glasserman & Kou 1997, Math Finance 7:325).
  const std::vector<TiedRows> groups(100, TiedRows{10, 10});
  const double mean = (.8687 - .0583) * std::sqrt(2 / 1000.0);
  CHECK(gain_of_largest(groups, 1) == Approx(mean).epsilon(.1));
  CHECK(gain_of_largest(groups, 1) == gain_of_largest(groups, 1));
  CHECK(gain_of_largest(groups, 1) != gain_of_largest(groups, 2));
  CHECK(gain_of_largest(std::array{TiedRows{5, 5}}, 1) == 0);
}

TEST_CASE("a sum of parts is off by the root of their squares, and by what they have in common") {
  const std::vector<Reach> parts{{.below = 0.3, .above = 0.4}, {.below = 0.4, .above = 0.3}};
  const Interval apart = mover_sum(0.5, parts, 0, 0.95);
  CHECK(apart.low == Approx(0).margin(1e-12));
  CHECK(apart.high == Approx(1));
  const double errors = 1.959963984540054;
  CHECK(mover_sum(0.5, parts, 1.19 / (errors * errors), 0.95).high == Approx(0.5 + std::sqrt(0.25 + 1.19)));
  CHECK(mover_sum(0.5, parts, -1, 0.95).high == 0.5);
}
