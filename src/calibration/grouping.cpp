// Rows in so few groups that they can be gone through many times.
#include "calibration/grouping.hpp"

#include <cmath>

namespace assay {

void Grouping::start(double score) {
  constexpr double widest = 0.002;
  groups_.push_back({.high = score});
  end_ = score < 1 ? score * std::exp(-widest) / (1 - score + score * std::exp(-widest)) : score;
}

}  // namespace assay
