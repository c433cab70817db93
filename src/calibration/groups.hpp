// Rows in so few groups that they can be gone through many times.
#pragma once

#include <vector>

#include "calibration/chunks.hpp"

namespace assay {

/// Joins neighbouring scores, from the highest down, so that about 10,000 groups have equally many rows.
class Grouping {
 public:
  /// `rows`: of all scores.
  explicit Grouping(double rows) : enough_(rows / 10'000) {}

  void add(const ScoreChunk& chunk);
  [[nodiscard]] std::vector<ProbabilityGroup> groups() const { return {groups_.rbegin(), groups_.rend()}; }

 private:
  double enough_;
  std::vector<ProbabilityGroup> groups_;  // highest first
};

}  // namespace assay
