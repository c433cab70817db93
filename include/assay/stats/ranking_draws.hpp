// Random draws of rankings.
#pragma once

#include <cstdint>
#include <span>

namespace assay {

/// Rows whose scores tie, or are next to each other.
struct TiedRows {
  double positives = 0, negatives = 0;
};

/// By how much the largest distance between true and false positive rate is too large on average, because it
/// is the largest of many: what it gains when the rows' weights are drawn at random once more (the multiplier
/// bootstrap: van der Vaart & Wellner 1996, ch. 3.6). `groups` from the highest score down.
[[nodiscard]] double gain_of_largest(std::span<const TiedRows> groups, std::uint64_t seed);

}  // namespace assay
