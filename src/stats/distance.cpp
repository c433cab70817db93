// Intervals of the largest distance between two rates, and of the rate where they are equal.
#include "assay/stats/distance.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/interval.hpp"
#include "assay/stats/mover.hpp"
#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

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
      mover_interval(std::max(0.0, distance - spread.gain), is_turned ? turned(recall) : recall,
                     is_turned ? fpr : turned(fpr), 0);
  return {.low = std::max(0.0, interval.low),
          .high = std::clamp(interval.high, distance, 1.0),
          .method = interval.method};
}

Interval equal_error_interval(double rate, const EqualErrorSpread& spread, double confidence) {
  const double w = spread.of_false_positives;
  const double rows = 1 / (w * w / spread.negatives + (1 - w) * (1 - w) / spread.positives);
  const Interval interval =
      proportion_interval({.k = rate * rows, .n = rows}, ProportionMethod::wilson, confidence);
  return interval;
}

}  // namespace assay
