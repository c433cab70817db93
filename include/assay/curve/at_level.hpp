// Rates at the threshold where another rate has a given level.
#pragma once

#include <optional>

#include "assay/core/value.hpp"
#include "assay/stats/mover.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// A rate, and how it scatters. No spread where it has no value.
struct LevelRate {
  Value value = 0;
  std::optional<RateAtLevel> spread = std::nullopt;
};

/// The highest recall among thresholds whose precision is at least `precision`; 0 where there is none.
/// `confidence` is that of the interval which the spread is for, here and below.
[[nodiscard]] LevelRate recall_at_precision(const Ranking& ranking, double precision, double confidence);

/// The highest precision among thresholds whose recall is at least `recall`.
[[nodiscard]] LevelRate precision_at_recall(const Ranking& ranking, double recall, double confidence);

/// The lowest false positive rate among thresholds whose recall is at least `recall`.
[[nodiscard]] LevelRate fpr_at_recall(const Ranking& ranking, double recall, double confidence);

/// Of the `k` rows that score highest, the share that really is positive, and of all positive rows the share
/// that is among them. Of rows that tie for the last places as many positives as a random order would bring
/// there on average. `k` may have a fraction; with weights it is of their sum.
[[nodiscard]] LevelRate precision_at_k(const Ranking& ranking, double k, double confidence);
[[nodiscard]] LevelRate recall_at_k(const Ranking& ranking, double k, double confidence);

}  // namespace assay
