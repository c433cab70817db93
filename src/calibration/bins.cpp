// Rows divided by their scores.
#include "calibration/bins.hpp"

#include <algorithm>
#include <cmath>

namespace assay {

// Of equally many rows: where the middle one of those that tie is. So the bins stay as they are where all
// rows come twice.
std::size_t Binner::bin_of(double score, double rows) const {
  const auto count = static_cast<double>(rule_.count);
  std::size_t at = std::min(at_, rule_.count - 1);
  if (rule_.equal_mass) {
    const double below = std::max(0.0, rows_ - above_ - rows / 2);
    return std::min(at, static_cast<std::size_t>(below * count / rows_));
  }
  while (at > 0 && score <= static_cast<double>(at) / count) --at;
  return at;
}

void Binner::add(const ScoreChunk& chunk) {
  for (std::size_t i = 0; i < chunk.size; ++i) {
    const double score = chunk.score[i], rows = chunk.positives[i] + chunk.negatives[i];
    if (const std::size_t at = bin_of(score, rows); at != at_) {
      at_ = at;
      const auto count = static_cast<double>(rule_.count);
      bins_.push_back({.low = static_cast<double>(at) / count, .high = static_cast<double>(at + 1) / count});
      if (rule_.equal_mass) bins_.back().high = score;
    }
    CalibrationBin& bin = bins_.back();
    if (rule_.equal_mass) bin.low = score;
    bin.rows += rows;
    bin.positives += chunk.positives[i];
    bin.scores += rows * score;
    bin.squares += rows * score * score;
    bin.scores_of_positives += chunk.positives[i] * score;
    above_ += rows;
  }
}

std::vector<CalibrationBin> Binner::bins() const { return {bins_.rbegin(), bins_.rend()}; }

}  // namespace assay
