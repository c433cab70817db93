// Rows in so few groups that they can be gone through many times.
#include "calibration/groups.hpp"

namespace assay {

void Grouping::add(const ScoreChunk& chunk) {
  for (std::size_t i = 0; i < chunk.size; ++i) {
    if (groups_.empty() || groups_.back().positives + groups_.back().negatives >= enough_)
      groups_.push_back({.score = chunk.score[i]});
    ProbabilityGroup& group = groups_.back();
    const double rows = chunk.positives[i] + chunk.negatives[i];
    group.score += (chunk.score[i] - group.score) * rows / (group.positives + group.negatives + rows);
    group.positives += chunk.positives[i];
    group.negatives += chunk.negatives[i];
  }
}

}  // namespace assay
