// Intervals of the largest distance between two rates.
#pragma once

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"

namespace assay {

/// Of the largest distance between recall and false positive rate.
struct DistanceSpread {
  TwoByTwo at;      // at the threshold where it is reached
  double gain = 0;  // by which it is too large on average
};

/// Newcombe's interval of the difference of two proportions (1998, Stat Med 17:873, method 10) at that
/// threshold, about the distance less its gain.
[[nodiscard]] Interval distance_interval(double distance, const DistanceSpread& spread, double confidence);

}  // namespace assay
