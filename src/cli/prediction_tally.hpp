// What a pass over the rows of predictions gathers.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/tally/class_scores.hpp"
#include "assay/tally/label_pairs.hpp"
#include "assay/tally/ranking.hpp"
#include "assay/tally/scores.hpp"

namespace assay::cli {

/// Tallies of what is asked for; the others are not there.
struct PredictionTally {
  std::optional<LabelPairs> pairs;   // of labels, when there are predicted ones
  std::optional<ScoreTally> scores;  // against the threshold, and as probabilities
  std::optional<RankingTally> ranking;
  std::optional<ClassScoreTally> class_scores;  // instead of those two

  void add(std::span<const Record> rows) {
    if (pairs) pairs->add(rows);
    if (scores) scores->add(rows);
    if (ranking) ranking->add(rows);
    if (class_scores) class_scores->add(rows);
  }
  void merge(const PredictionTally& later) {
    if (pairs) pairs->merge(*later.pairs);
    if (scores) scores->merge(*later.scores);
    if (ranking) ranking->merge(*later.ranking);
    if (class_scores) class_scores->merge(*later.class_scores);
  }
  [[nodiscard]] const std::vector<std::string>& labels() const {
    if (pairs) return pairs->labels().texts();
    if (class_scores) return class_scores->classes();
    return (scores ? scores->labels() : ranking->labels()).texts();
  }
};

}  // namespace assay::cli
