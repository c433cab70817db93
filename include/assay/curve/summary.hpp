// What is read off a ranking.
#pragma once

#include <optional>
#include <utility>

#include "assay/calibration/calibration.hpp"
#include "assay/core/once.hpp"
#include "assay/curve/precision_recall.hpp"
#include "assay/curve/roc.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// A sorted ranking, and what it comes to: each pass over it is made when it is first asked for, and once.
class CachedRanking {
 public:
  /// `probabilities`: how its scores are read as such.
  explicit CachedRanking(Ranking ranking, const ProbabilityRule& probabilities = {})
      : ranking_(std::move(ranking)), probabilities_(probabilities) {}

  [[nodiscard]] const Ranking& ranking() const { return ranking_; }
  [[nodiscard]] const Roc& roc() const {
    return roc_.get([&] { return assay::roc(ranking_); });
  }
  [[nodiscard]] const PrecisionRecall& precision_recall() const {
    return precision_recall_.get([&] { return assay::precision_recall(ranking_); });
  }
  [[nodiscard]] const Value& precision_recall_area() const {
    return precision_recall_area_.get([&] { return assay::precision_recall_area(ranking_); });
  }
  [[nodiscard]] const std::optional<PrecisionSpread>& precision_spread() const {
    return precision_spread_.get([&] { return assay::precision_spread(ranking_, precision_recall()); });
  }
  [[nodiscard]] const ProbabilityRule& probabilities() const { return probabilities_; }
  /// Of scores that are probabilities.
  [[nodiscard]] const Calibration& calibration() const {
    return calibration_.get([&] { return assay::calibration(ranking_, probabilities_); });
  }

 private:
  Ranking ranking_;
  ProbabilityRule probabilities_;
  Once<Roc> roc_;
  Once<Calibration> calibration_;
  Once<PrecisionRecall> precision_recall_;
  Once<Value> precision_recall_area_;
  Once<std::optional<PrecisionSpread>> precision_spread_;
};

}  // namespace assay
