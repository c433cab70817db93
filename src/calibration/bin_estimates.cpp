// Estimates of calibration that bins of rows show.
#include <cmath>

#include "assay/calibration/estimates.hpp"
#include "assay/stats/tails.hpp"
#include "calibration/common.hpp"

namespace assay::calibrated {

namespace {

std::vector<Gap> gaps_of(const std::vector<CalibrationBin>& bins) {
  std::vector<Gap> gaps;
  for (const CalibrationBin& bin : bins) gaps.push_back(gap_of(bin));
  return gaps;
}

Estimate size_estimate(const Calibration& scores, const IntervalPlan& plan, GapNorm norm) {
  if (const auto why = why_no_rows(scores)) return {*why};
  const std::vector<Gap> gaps = gaps_of(scores.bins);
  Estimate estimate{size_of(gaps, norm)};
  if (plan.wanted && scores.counts_rows) estimate.interval = gap_interval(gaps, norm, plan.bootstrap);
  return estimate;
}

std::optional<Value> why_no_test(const Calibration& scores) {
  if (!scores.counts_rows)
    return Value::undefined("rows with weights or in clusters are not so many chances");
  return why_no_rows(scores);
}

// Infinite where rows are what their scores say is impossible.
double chi_squared(const std::vector<CalibrationBin>& deciles) {
  double sum = 0;
  for (const CalibrationBin& bin : deciles) {
    const double off = bin.positives - bin.scores, variance = bin.scores * (1 - bin.mean_score());
    if (off != 0) sum += off * off / variance;
  }
  return sum;
}

}  // namespace

Gap gap_of(const CalibrationBin& bin) {
  return {.rows = bin.rows,
          .expected = bin.mean_score(),
          .variance = bin.variance() / bin.rows,
          .positives = bin.positives};
}

Estimate ece(const Calibration& scores, const IntervalPlan& plan) {
  return size_estimate(scores, plan, GapNorm::mean);
}

Estimate max_calibration_error(const Calibration& scores, const IntervalPlan& plan) {
  return size_estimate(scores, plan, GapNorm::largest);
}

// Of the same size as the error itself, and so with its interval.
Estimate ece_debiased(const Calibration& scores, const IntervalPlan& plan) {
  if (const auto why = why_no_test(scores)) return {*why};
  const std::vector<Gap> gaps = gaps_of(scores.bins);
  Estimate estimate{debiased_size(gaps)};
  if (!plan.wanted) return estimate;
  const Interval interval = gap_interval(gaps, GapNorm::mean, plan.bootstrap);
  estimate.interval = {.low = std::min(interval.low, estimate.value.number()),
                       .high = interval.high,
                       .method = interval.method};
  return estimate;
}

Estimate ece_expected(const Calibration& scores, const IntervalPlan& plan) {
  if (const auto why = why_no_test(scores)) return {*why};
  const std::vector<Gap> gaps = gaps_of(scores.bins);
  Estimate estimate{expected_size(gaps)};
  if (plan.wanted) estimate.interval = expected_range(gaps, plan.bootstrap);
  return estimate;
}

Estimate spiegelhalter_z(const Calibration& scores, const IntervalPlan&) {
  if (const auto why = why_no_test(scores)) return {*why};
  if (scores.deviation_variance > 0) return {scores.deviation / std::sqrt(scores.deviation_variance)};
  return {Value::undefined("every score is 0, 0.5 or 1: the test has nothing to weigh")};
}

Estimate spiegelhalter_p(const Calibration& scores, const IntervalPlan& plan) {
  Estimate z = spiegelhalter_z(scores, plan);
  return z.value.defined() ? Estimate{two_sided_tail(z.value.number())} : z;
}

Estimate hosmer_lemeshow(const Calibration& scores, const IntervalPlan&) {
  if (const auto why = why_no_test(scores)) return {*why};
  const double statistic = chi_squared(scores.deciles);
  if (std::isfinite(statistic)) return {statistic};
  return {Value::infinite("all scores of a decile are 0, or all are 1, and some row is not so")};
}

Estimate hosmer_lemeshow_p(const Calibration& scores, const IntervalPlan& plan) {
  const Estimate statistic = hosmer_lemeshow(scores, plan);
  if (statistic.value.is_infinite()) return {0.0};
  if (!statistic.value.defined()) return statistic;
  return {chi_squared_tail(statistic.value.number(), static_cast<double>(scores.deciles.size()))};
}

BinnedBrier binned_brier(const Calibration& scores) {
  BinnedBrier parts;
  const double rows = scores.rows(), share = scores.prevalence();
  for (const CalibrationBin& bin : scores.bins) {
    const double score = bin.mean_score(), observed = bin.observed();
    parts.reliability += bin.rows / rows * (score - observed) * (score - observed);
    parts.resolution += bin.rows / rows * (observed - share) * (observed - share);
    parts.within_bin_variance += (bin.squares - bin.rows * score * score) / rows;
    parts.within_bin_covariance += 2 * (bin.scores_of_positives - bin.positives * score) / rows;
  }
  parts.uncertainty = share * (1 - share);
  return parts;
}

}  // namespace assay::calibrated
