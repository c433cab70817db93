// Estimates of calibration that bins of rows show.
#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/calibration/estimates.hpp"
#include "assay/stats/tails.hpp"
#include "calibration/common.hpp"
#include "calibration/scatter.hpp"

namespace assay::calibrated {

namespace {

std::vector<Gap> gaps_of(const std::vector<CalibrationBin>& bins) {
  std::vector<Gap> gaps;
  for (const CalibrationBin& bin : bins) gaps.push_back(gap_of(bin));
  return gaps;
}

// The variance of the mean error that bins do not tell, as it comes of which rows are in which bin.
double error_between_bins(const Calibration& scores, double ece) {
  CellInfluences of;
  double within = 0;
  auto group = scores.groups.begin();
  for (const CalibrationBin& bin : scores.bins) {
    const double gap = bin.mean_score() - bin.observed(), sign = gap < 0 ? -1 : 1,
                 share = bin.rows / scores.rows();
    const double spread = bin.mean_score() * (1 - bin.mean_score()) - bin.variance() / bin.rows;
    within += share * share * std::max(0.0, bin.observed() * (1 - bin.observed()) - std::max(0.0, spread)) /
              gap_of(bin).independent_rows(bin.observed());
    for (; group != scores.groups.end() && (group->score <= bin.high || &bin == &scores.bins.back()); ++group)
      for (const double truth : {1.0, 0.0}) {
        of.weights.push_back(truth == 1 ? group->positives : group->negatives);
        of.influences.push_back((sign * (group->score - truth) - ece) / scores.rows());
      }
  }
  const double all = scattered_error(*scores.scatter, std::move(of));
  return std::sqrt(std::max(0.0, all * all - within));
}

Interval wider(const Interval& interval, double seen, double by) {
  return {.low = std::max(0.0, seen - std::hypot(seen - interval.low, by)),
          .high = std::min(1.0, seen + std::hypot(interval.high - seen, by)),
          .method = interval.method};
}

// Where rows scatter, the largest has none: at a given prevalence it is that of few heavy rows.
bool has_gap_interval(const Calibration& scores, GapNorm norm) {
  return scores.counts_rows() || (scores.scatter->cells.clusters() != 1 &&
                                  (norm == GapNorm::mean || !scores.scatter->shares_are_given));
}

Estimate size_estimate(const Calibration& scores, const IntervalPlan& plan, GapNorm norm) {
  if (const auto why = why_no_rows(scores)) return {*why};
  const std::vector<Gap> gaps = gaps_of(scores.bins);
  Estimate estimate{size_of(gaps, norm)};
  if (!plan.wanted || !has_gap_interval(scores, norm)) return estimate;
  estimate.interval = gap_interval(gaps, norm, plan.bootstrap);
  if (norm == GapNorm::mean && scores.scatter)
    estimate.interval = wider(*estimate.interval, estimate.value.number(),
                              reach_of(scores, plan) * error_between_bins(scores, estimate.value.number()));
  return estimate;
}

std::optional<Value> why_no_test(const Calibration& scores) {
  if (!scores.counts_rows())
    return Value::undefined(
        "it takes rows for independent draws, which rows with weights or in clusters are not");
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
          .positives = bin.positives,
          .positive_row = bin.positive_row,
          .negative_row = bin.negative_row};
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
  const double value = estimate.value.number();  // rounded in other ways than the error itself
  estimate.interval = {.low = std::min(interval.low, value),
                       .high = std::max(interval.high, value),
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
