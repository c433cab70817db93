// Isotonic regression.
#include "calibration/isotonic.hpp"

namespace assay {

namespace {

// The share of positives does not rise from the lower block to the higher one.
bool violate(const IsotonicBlock& higher, const IsotonicBlock& lower) {
  return higher.positives * lower.negatives <= lower.positives * higher.negatives;
}

void pool(IsotonicBlock& higher, const IsotonicBlock& lower) {
  higher.low = lower.low;
  higher.positives += lower.positives;
  higher.negatives += lower.negatives;
  higher.brier_of_positives += lower.brier_of_positives;
  higher.brier_of_negatives += lower.brier_of_negatives;
}

}  // namespace

void IsotonicFit::add(double score, double positives, double negatives) {
  const double rest = 1 - score;
  blocks_.push_back({.low = score,
                     .high = score,
                     .positives = positives,
                     .negatives = negatives,
                     .brier_of_positives = positives * rest * rest,
                     .brier_of_negatives = negatives * score * score});
  while (blocks_.size() > 1 && violate(blocks_[blocks_.size() - 2], blocks_.back())) {
    pool(blocks_[blocks_.size() - 2], blocks_.back());
    blocks_.pop_back();
  }
}

void IsotonicFit::add(const ScoreChunk& chunk) {
  for (std::size_t i = 0; i < chunk.size; ++i) add(chunk.score[i], chunk.positives[i], chunk.negatives[i]);
}

std::vector<IsotonicBlock> IsotonicFit::blocks() const { return {blocks_.rbegin(), blocks_.rend()}; }

}  // namespace assay
