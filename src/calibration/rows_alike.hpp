// Rows of one score, or of neighbouring ones, and what calibration needs to know of them.
#pragma once

#include "assay/calibration/calibration.hpp"

namespace assay {

/// Sums over rows, or their weights.
struct RowsAlike {
  double high = 0, low = 0;  // scores
  double positives = 0, negatives = 0;
  double score_of_positives = 0, score_of_negatives = 0;
  double brier_of_positives = 0, brier_of_negatives = 0;  // squared distances from the truth

  void add(double score, double more_positives, double more_negatives) {
    const double rest = 1 - score;
    low = score;
    positives += more_positives;
    negatives += more_negatives;
    score_of_positives += more_positives * score;
    score_of_negatives += more_negatives * score;
    brier_of_positives += more_positives * rest * rest;
    brier_of_negatives += more_negatives * score * score;
  }

  [[nodiscard]] double rows() const { return positives + negatives; }
  /// Their mean, which a single score is to the last bit.
  [[nodiscard]] double score() const {
    return high == low ? high : (score_of_positives + score_of_negatives) / rows();
  }
  /// The sum of the positives' squared scores.
  [[nodiscard]] double squares_of_positives() const {
    return brier_of_positives - positives + 2 * score_of_positives;
  }
};

}  // namespace assay
