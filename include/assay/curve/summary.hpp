// What is read off a ranking.
#pragma once

#include <optional>
#include <utility>

#include "assay/calibration/calibration.hpp"
#include "assay/curve/precision_recall.hpp"
#include "assay/curve/roc.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// A sorted ranking, and what it comes to: each pass over it is made when it is first asked for, and once.
/// Not for several threads at a time.
class CachedRanking {
 public:
  /// `probabilities`: how its scores are read as such.
  explicit CachedRanking(Ranking ranking, const ProbabilityRule& probabilities = {})
      : ranking_(std::move(ranking)), probabilities_(probabilities) {}

  [[nodiscard]] const Ranking& ranking() const { return ranking_; }
  [[nodiscard]] const Roc& roc() const {
    if (!roc_) roc_ = assay::roc(ranking_);
    return *roc_;
  }
  [[nodiscard]] const PrecisionRecall& precision_recall() const {
    if (!precision_recall_) precision_recall_ = assay::precision_recall(ranking_);
    return *precision_recall_;
  }
  [[nodiscard]] const Value& precision_recall_area() const {
    if (!precision_recall_area_) precision_recall_area_ = assay::precision_recall_area(ranking_);
    return *precision_recall_area_;
  }
  [[nodiscard]] const std::optional<PrecisionSpread>& precision_spread() const {
    if (!precision_spread_) precision_spread_ = assay::precision_spread(ranking_, precision_recall());
    return *precision_spread_;
  }
  [[nodiscard]] const ProbabilityRule& probabilities() const { return probabilities_; }
  /// Of scores that are probabilities.
  [[nodiscard]] const Calibration& calibration() const {
    if (!calibration_) calibration_ = assay::calibration(ranking_, probabilities_);
    return *calibration_;
  }

 private:
  Ranking ranking_;
  ProbabilityRule probabilities_;
  mutable std::optional<Roc> roc_;
  mutable std::optional<Calibration> calibration_;
  mutable std::optional<PrecisionRecall> precision_recall_;
  mutable std::optional<Value> precision_recall_area_;
  mutable std::optional<std::optional<PrecisionSpread>> precision_spread_;
};

}  // namespace assay
