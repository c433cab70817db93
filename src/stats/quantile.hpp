// Quantiles of a sample.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace assay {

/// Linear interpolation between order statistics (Hyndman & Fan 1996, type 7). Needs one number or more, none
/// of them NaN, and puts them in another order.
[[nodiscard]] inline double quantile(std::vector<double>& sample, double probability) {
  const double position = probability * static_cast<double>(sample.size() - 1);
  const auto at = sample.begin() + static_cast<std::ptrdiff_t>(position);
  std::nth_element(sample.begin(), at, sample.end());
  const double below = *at;
  if (at + 1 == sample.end()) return below;
  const double above = *std::min_element(at + 1, sample.end());
  return below + (position - static_cast<double>(at - sample.begin())) * (above - below);
}

}  // namespace assay
