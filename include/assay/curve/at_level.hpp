// Rates at the threshold where another rate has a given level.
#pragma once

#include "assay/core/value.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// The highest recall among thresholds whose precision is at least `precision`; 0 where there is none.
/// Its interval, as those of all below, is level_interval(); weighted rows have none.
[[nodiscard]] Estimate recall_at_precision(const Ranking& ranking, double precision, double confidence);

/// The highest precision among thresholds whose recall is at least `recall`.
[[nodiscard]] Estimate precision_at_recall(const Ranking& ranking, double recall, double confidence);

/// The lowest false positive rate among thresholds whose recall is at least `recall`.
[[nodiscard]] Estimate fpr_at_recall(const Ranking& ranking, double recall, double confidence);

/// Of the `k` rows that score highest, the share that really is positive, and of all positive rows the share
/// that is among them. Of rows that tie for the last places as many positives as a random order would bring
/// there on average. `k` may have a fraction; with weights it is of their sum.
[[nodiscard]] Estimate precision_at_k(const Ranking& ranking, double k, double confidence);
[[nodiscard]] Estimate recall_at_k(const Ranking& ranking, double k, double confidence);

}  // namespace assay
