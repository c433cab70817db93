// Intervals of a value from those of its parts.
#include "assay/stats/mover.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/interval.hpp"
#include "stats/distributions.hpp"

namespace assay {

namespace {

double joint_reach(double a, double b, double correlation) {
  return std::sqrt(std::max(0.0, a * a + b * b + 2 * correlation * a * b));
}

}  // namespace

Interval mover_interval(double value, const Reach& first, const Reach& second, double correlation) {
  return {.low = value - joint_reach(first.below, second.below, correlation),
          .high = value + joint_reach(first.above, second.above, correlation),
          .method = IntervalMethod::mover_wilson};
}

Interval level_interval(const RateAtLevel& at, double confidence) {
  const double value = at.rate.k / at.rate.n;
  const Interval rate = proportion_interval(at.rate, ProportionMethod::modified_wilson, confidence);
  const Interval interval =
      mover_interval(value, {.below = value - rate.low, .above = rate.high - value},
                     {.below = std::max(0.0, value - at.lowest), .above = std::max(0.0, at.highest - value)},
                     at.correlation);
  return {
      .low = std::max(0.0, interval.low), .high = std::min(1.0, interval.high), .method = interval.method};
}

double level_errors(double confidence) { return normal_quantile(confidence); }

LevelEnds level_ends(double level, double rows, double confidence) {
  const double distance = level_errors(confidence) * std::sqrt(level * (1 - level) / rows);
  return {.low = level - distance, .high = level + distance};
}

}  // namespace assay
