// Intervals of averages over classes that share their rows.
#pragma once

#include <vector>

#include "assay/core/value.hpp"

namespace assay {

/// What the rows of one true class add to the scatter of an average.
struct ClassSpread {
  double rows = 0;
  double squares = 0;  // of what each row changes in the average, summed
  double unseen = 0;   // change by a row that is ranked as badly as can be
};

/// How an average over classes scatters.
struct AverageSpread {
  std::vector<ClassSpread> classes;
  double gain = 0;  // by which it is too large on average
};

/// The interval of an average of areas, from 0 to 1: as that of one area, see auc_interval(), with the
/// infinitesimal jackknife's variance (Efron 1982, The Jackknife, ch. 6) over rows. The lower end is that of
/// the average less its gain, which does not become less with more classes as the variance does.
[[nodiscard]] Interval average_interval(double average, const AverageSpread& spread, double confidence);

}  // namespace assay
