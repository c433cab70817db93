// Rows divided by their scores.
#pragma once

#include <vector>

#include "calibration/rows_alike.hpp"

namespace assay {

/// Which bin a score is in; scores come from the highest down.
class BinPlace {
 public:
  /// `rows`: of all scores.
  BinPlace(const BinRule& rule, double rows) : rule_(rule), rows_(rows), at_(rule.count - 1) { set_end(); }

  /// Moves on to the bin of a score; `below`: how many rows there are below the middle one of those that have
  /// it. False where it is that of the last score. Of equally many rows, bins stay as they are where all rows
  /// come twice.
  bool move(double score, double below) {
    if (rule_.equal_mass ? below >= end_ : score > end_) return false;
    do {
      --at_;
      set_end();
    } while (rule_.equal_mass ? below < end_ : score <= end_);
    return true;
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] const BinRule& rule() const { return rule_; }

 private:
  void set_end() {
    const double share = static_cast<double>(at_) / static_cast<double>(rule_.count);
    end_ = at_ == 0 ? -1 : rule_.equal_mass ? share * rows_ : share;
  }

  BinRule rule_;
  double rows_;
  std::size_t at_;
  double end_ = 0;
};

/// Takes scores from the highest down.
class Binner {
 public:
  Binner(const BinRule& rule, double rows) : place_(rule, rows), rows_(rows) {}

  void add(const RowsAlike& alike);
  [[nodiscard]] std::vector<CalibrationBin> bins() const { return {bins_.rbegin(), bins_.rend()}; }

 private:
  BinPlace place_;
  double rows_, above_ = 0;
  std::vector<CalibrationBin> bins_;  // highest first
};

}  // namespace assay
