// Rows divided by their scores.
#pragma once

#include <vector>

#include "calibration/chunks.hpp"

namespace assay {

/// Takes scores from the highest down.
class Binner {
 public:
  /// `rows`: of all scores.
  Binner(const BinRule& rule, double rows) : rule_(rule), rows_(rows), at_(rule.count) {}

  void add(const ScoreChunk& chunk);
  [[nodiscard]] std::vector<CalibrationBin> bins() const;  // lowest first

 private:
  [[nodiscard]] std::size_t bin_of(double score, double rows) const;

  BinRule rule_;
  double rows_, above_ = 0;
  std::size_t at_;                    // the bin of the last score; none is of a higher one
  std::vector<CalibrationBin> bins_;  // highest first
};

}  // namespace assay
