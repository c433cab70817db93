// Intervals of the largest distance between two rates.
#include "assay/stats/distance.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/interval.hpp"
#include "assay/stats/mover.hpp"

namespace assay {

namespace {

// The gain of the rows as they are is less than that of rows from which they were drawn. Simulated with 1 to
// 1.5 (tests/coverage).
constexpr double times_gain = 1.5;

// How far a proportion may be off.
Reach reach_of(const Proportion& proportion, double confidence) {
  const double share = proportion.k / proportion.n;
  const Interval interval = proportion_interval(proportion, ProportionMethod::modified_wilson, confidence);
  return {.below = share - interval.low, .above = interval.high - share};
}

Reach turned(const Reach& reach) { return {.below = reach.above, .above = reach.below}; }

}  // namespace

Interval distance_interval(double distance, const DistanceSpread& spread, double confidence) {
  const auto [tp, fp, fn, tn] = spread.at;
  const Reach recall = reach_of({.k = tp, .n = tp + fn}, confidence);
  const Reach fpr = reach_of({.k = fp, .n = fp + tn}, confidence);
  const bool is_turned = tp * (fp + tn) < fp * (tp + fn);
  const Interval interval =
      mover_interval(distance, is_turned ? turned(recall) : recall, is_turned ? fpr : turned(fpr));
  return {.low = std::max(0.0, interval.low - times_gain * spread.gain),
          .high = std::clamp(interval.high, distance, 1.0),
          .method = interval.method};
}

}  // namespace assay
