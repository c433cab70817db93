// Isotonic regression.
#pragma once

#include <vector>

#include "assay/calibration/calibration.hpp"

namespace assay {

/// Pools neighbours that do not rise, from the highest score down, in the time of one pass (Ayer et al. 1955:
/// pool adjacent violators).
class IsotonicFit {
 public:
  void add(double score, double positives, double negatives) {
    IsotonicBlock next{.low = score, .high = score, .positives = positives, .negatives = negatives};
    while (!blocks_.empty() && violate(blocks_.back(), next)) {
      next.high = blocks_.back().high;
      next.positives += blocks_.back().positives;
      next.negatives += blocks_.back().negatives;
      blocks_.pop_back();
    }
    blocks_.push_back(next);
  }
  /// Without the losses of the scores. Lowest first.
  [[nodiscard]] std::vector<IsotonicBlock> blocks() const { return {blocks_.rbegin(), blocks_.rend()}; }

 private:
  // The share of positives does not rise from the lower block to the higher one.
  static bool violate(const IsotonicBlock& higher, const IsotonicBlock& lower) {
    return higher.positives * lower.negatives <= lower.positives * higher.negatives;
  }

  std::vector<IsotonicBlock> blocks_;  // highest first
};

}  // namespace assay
