// Distinct scores as probabilities, some hundred at a time.
#pragma once

#include <array>
#include <cstddef>

#include "assay/calibration/calibration.hpp"

namespace assay {

/// So few that plain sums over them lose nothing.
struct ScoreChunk {
  static constexpr std::size_t most = 512;
  using Numbers = std::array<double, most>;

  std::size_t size = 0;
  Numbers score, positives, negatives;  // probabilities; rows, or their weights
  Numbers log_score, log_rest;          // ln p and ln(1 - p), clipped; 0 in place of an infinite one
  Numbers logit;                        // their difference; infinite where one of them is
};

/// Fills in the logarithms.
void take_logarithms(ScoreChunk& chunk, double clip);

/// Visits all scores, highest first.
template <class Visit>
void for_each_chunk(const Ranking& ranking, const ProbabilityRule& rule, Visit visit) {
  ScoreChunk chunk;
  const auto end = [&] {
    take_logarithms(chunk, rule.clip);
    visit(chunk);
    chunk.size = 0;
  };
  const bool as_they_are = rule.meaning == ScoreMeaning::probability;
  ranking.descend([&](double score, auto positives, auto negatives) {
    chunk.score[chunk.size] = as_they_are ? score : probability_of(score, rule.meaning);
    chunk.positives[chunk.size] = static_cast<double>(positives);
    chunk.negatives[chunk.size] = static_cast<double>(negatives);
    if (++chunk.size == ScoreChunk::most) end();
  });
  if (chunk.size > 0) end();
}

}  // namespace assay
