// Estimates of calibration as metrics have them.
#pragma once

#include "assay/calibration/estimates.hpp"
#include "assay/metric/metric.hpp"

namespace assay::families {

using CalibrationEstimate = Estimate (*)(const Calibration& scores, const IntervalPlan& plan);

/// Of two classes, of scores that are probabilities.
template <CalibrationEstimate estimate>
MetricOfScores of_calibration(std::optional<Bracket> (*bracket)(const CachedRanking&) = nullptr) {
  return {
      .of_two = [](const ScoredSample& scores,
                   const ScorePlan& plan) { return estimate(scores.ranking->calibration(), plan.intervals); },
      .bracket = bracket,
      .reads_losses = true};
}

/// Of several classes, of the score of the class that scores highest.
template <CalibrationEstimate estimate>
MetricOfScores of_top_label() {
  return {.of_classes =
              [](const ScoredClasses& scores, const ScorePlan& plan) {
                return estimate(scores.ranking->top_label().calibration(), plan.intervals);
              },
          .reads_losses = true};
}

/// The same of a statistic of a test, or of its p-value: it has no interval.
template <CalibrationEstimate estimate>
MetricOfScores of_test() {
  MetricOfScores metric = of_calibration<estimate>();
  metric.is_test = true;
  return metric;
}

}  // namespace assay::families
