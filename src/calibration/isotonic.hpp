// Isotonic regression.
#pragma once

#include <vector>

#include "calibration/chunks.hpp"

namespace assay {

/// Pools neighbours that do not rise, from the highest score down, in the time of one pass (Ayer et al. 1955:
/// pool adjacent violators).
class IsotonicFit {
 public:
  void add(double score, double positives, double negatives);
  void add(const ScoreChunk& chunk);
  [[nodiscard]] std::vector<IsotonicBlock> blocks() const;  // lowest first

 private:
  std::vector<IsotonicBlock> blocks_;  // highest first
};

}  // namespace assay
