// Rows in so few groups that they can be gone through many times.
#pragma once

#include <array>
#include <vector>

#include "calibration/bins.hpp"

namespace assay {

/// Up to 50,000 rows have a group for each score. Of more, those share one whose log odds differ by 0.002 at
/// most, and which are in the same bins: what their mean stands for is off by less than 1e-6 of itself.
class Grouping {
 public:
  /// `rows`: of all scores.
  Grouping(const std::array<BinRule, 3>& bins, double rows)
      : rows_(rows),
        joins_(rows > most_rows),
        places_{BinPlace(bins[0], rows), BinPlace(bins[1], rows), BinPlace(bins[2], rows)} {}

  /// From the highest score down.
  void add(double score, double positives, double negatives) {
    const double rows = positives + negatives, below = rows_ - above_ - rows / 2;
    bool apart = !joins_ || !(score > end_);
    for (BinPlace& place : places_) apart = place.move(score, below) || apart;
    if (apart || groups_.empty()) start(score);
    groups_.back().add(score, positives, negatives);
    above_ += rows;
  }

  [[nodiscard]] const std::vector<RowsAlike>& groups() const { return groups_; }  // highest first

 private:
  static constexpr double most_rows = 50'000;
  void start(double score);

  double rows_, above_ = 0;
  bool joins_;
  double end_ = 0;  // scores above it join the last group
  std::array<BinPlace, 3> places_;
  std::vector<RowsAlike> groups_;
};

}  // namespace assay
