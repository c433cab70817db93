// What calibration comes to, in numbers with their intervals.
#pragma once

#include <vector>

#include "assay/calibration/calibration.hpp"
#include "assay/core/value.hpp"
#include "assay/stats/gaps.hpp"
#include "assay/stats/interval_plan.hpp"

// Each is undefined, with the reason, where there are no rows, or rows of one class where it needs both.
// Of rows with weights or in clusters, those of miscalibration and discrimination have no interval, nor has
// the largest error at a given prevalence; those of tests are none.
namespace assay::calibrated {

/// The mean over rows, and the largest, of the distance between mean score and share of positives in a bin.
[[nodiscard]] Estimate ece(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate max_calibration_error(const Calibration& scores, const IntervalPlan& plan);
/// Less what noise adds; and what noise alone would show, with the range that 95% of such samples have.
[[nodiscard]] Estimate ece_debiased(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate ece_expected(const Calibration& scores, const IntervalPlan& plan);

[[nodiscard]] Estimate slope(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate intercept(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate in_the_large(const Calibration& scores, const IntervalPlan& plan);
/// Positives over the sum of the scores.
[[nodiscard]] Estimate observed_to_expected(const Calibration& scores, const IntervalPlan& plan);

[[nodiscard]] Estimate spiegelhalter_z(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate spiegelhalter_p(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate hosmer_lemeshow(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate hosmer_lemeshow_p(const Calibration& scores, const IntervalPlan& plan);

/// Brier score and log loss against those of the prevalence as everybody's score. The latter is McFadden's
/// pseudo-R2.
[[nodiscard]] Estimate brier_skill(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate log_loss_skill(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate cox_snell_r2(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate nagelkerke_r2(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate tjur_r2(const Calibration& scores, const IntervalPlan& plan);

/// brier_score = miscalibration - discrimination + uncertainty, by isotonic regression.
[[nodiscard]] Estimate miscalibration(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate discrimination(const Calibration& scores, const IntervalPlan& plan);
[[nodiscard]] Estimate uncertainty(const Calibration& scores, const IntervalPlan& plan);

/// Murphy 1973, J Appl Meteorol 12:595, with what scores that differ within a bin add (Stephenson, Coelho &
/// Jolliffe 2008, Weather Forecast 23:752): brier_score = reliability - resolution + uncertainty +
/// within_bin_variance - within_bin_covariance. None of no rows.
struct BinnedBrier {
  double reliability = 0, resolution = 0, uncertainty = 0;
  double within_bin_variance = 0, within_bin_covariance = 0;
};
[[nodiscard]] BinnedBrier binned_brier(const Calibration& scores);

/// A bin as what its rows should show and what they do.
[[nodiscard]] Gap gap_of(const CalibrationBin& bin);

}  // namespace assay::calibrated
