// Rows divided by their scores.
#include "calibration/bins.hpp"

namespace assay {

void Binner::add(const RowsAlike& alike) {
  const bool equal_mass = place_.rule().equal_mass;
  if (place_.move(alike.high, rows_ - above_ - alike.rows() / 2) || bins_.empty()) {
    const auto count = static_cast<double>(place_.rule().count), at = static_cast<double>(place_.at());
    bins_.push_back({.low = at / count, .high = equal_mass ? alike.high : (at + 1) / count});
  }
  CalibrationBin& bin = bins_.back();
  if (equal_mass) bin.low = alike.low;
  bin.rows += alike.rows();
  bin.positives += alike.positives;
  bin.scores += alike.score_of_positives + alike.score_of_negatives;
  bin.squares += alike.squares_of_positives() + alike.brier_of_negatives;
  bin.scores_of_positives += alike.score_of_positives;
  above_ += alike.rows();
}

}  // namespace assay
