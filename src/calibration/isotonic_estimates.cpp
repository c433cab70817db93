// The parts of the Brier score, by isotonic regression.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <span>

#include "assay/calibration/estimates.hpp"
#include "assay/stats/binomial_draws.hpp"
#include "assay/stats/spread.hpp"
#include "assay/tally/sum.hpp"
#include "calibration/common.hpp"
#include "calibration/isotonic.hpp"
#include "calibration/means.hpp"
#include "stats/effective.hpp"

namespace assay::calibrated {

namespace {

// The mean over rows of what each adds, and of its square.
struct RowMoments {
  CompensatedSum sum, squares;

  [[nodiscard]] double standard_error(double rows) const {
    const double mean = sum.value() / rows;
    return std::sqrt(std::max(0.0, squares.value() / rows - mean * mean) / rows);
  }
};

// The Brier score of the recalibrated scores, times the rows.
double isotonic_brier(const Calibration& scores) {
  CompensatedSum sum;
  for (const IsotonicBlock& block : scores.blocks)
    sum.add(block.positives * block.negatives / (block.positives + block.negatives));
  return sum.value();
}

double brier(const Calibration& scores) { return scores.positives.brier.sum + scores.negatives.brier.sum; }

// What a row loses by its score less what it loses by the recalibrated one. That the latter are the best for
// these rows changes nothing at first order.
RowMoments of_miscalibration(const Calibration& scores) {
  RowMoments all;
  all.sum.add(brier(scores) - isotonic_brier(scores));
  all.squares.add(scores.positives.brier.squares + scores.negatives.brier.squares);
  for (const IsotonicBlock& block : scores.blocks) {
    const double p = block.probability(), of_positive = (1 - p) * (1 - p), of_negative = p * p;
    all.squares.add(of_positive * (block.positives * of_positive - 2 * block.brier_of_positives));
    all.squares.add(of_negative * (block.negatives * of_negative - 2 * block.brier_of_negatives));
  }
  return all;
}

// What a row loses by the prevalence, to first order, less the same.
RowMoments of_discrimination(const Calibration& scores) {
  RowMoments all;
  const double share = scores.prevalence();
  const auto add = [&](double rows, double truth, double p) {
    const double row = (1 - 2 * share) * (truth - share) - (truth - p) * (truth - p);
    all.sum.add(rows * row);
    all.squares.add(rows * row * row);
  };
  for (const IsotonicBlock& block : scores.blocks) {
    add(block.positives, 1, block.probability());
    add(block.negatives, 0, block.probability());
  }
  return all;
}

// How much better than the truth the recalibrated scores look on the rows that they follow: the same of
// labels that are drawn from them.
struct Optimism {
  double mean = 0, deviation = 0;
};

double drawn_optimism(const std::vector<ProbabilityGroup>& groups, std::span<const double> truth,
                      BinomialDraws& draw) {
  IsotonicFit fit;
  double of_truth = 0, of_fit = 0, rows = 0;
  for (std::size_t i = groups.size(); i-- > 0;) {
    const double n = groups[i].positives + groups[i].negatives, positives = draw(n, truth[i]);
    fit.add(groups[i].score, positives, n - positives);
    of_truth += positives * (1 - truth[i]) * (1 - truth[i]) + (n - positives) * truth[i] * truth[i];
    rows += n;
  }
  for (const IsotonicBlock& block : fit.blocks()) of_fit += block.positives * (1 - block.probability());
  return (of_truth - of_fit) / rows;
}

Optimism optimism_of(const Calibration& scores, std::uint64_t seed) {
  constexpr int draws = 25;
  std::vector<double> truth, drawn;
  for (auto block = scores.blocks.begin(); const ProbabilityGroup& group : scores.groups) {
    while (block->high < group.score && std::next(block) != scores.blocks.end()) ++block;
    truth.push_back(block->probability());
  }
  BinomialDraws draw(seed);
  for (int i = 0; i < draws; ++i) drawn.push_back(drawn_optimism(scores.groups, truth, draw));
  const Spread spread = spread_of(drawn).value();
  return {spread.mean, spread.sd.value_or(0)};
}

// About the value less what is too good to be true of it.
Estimate part(double value, const RowMoments& moments, double highest, const Calibration& scores,
              const IntervalPlan& plan) {
  Estimate estimate{std::clamp(value, 0.0, highest)};
  if (!plan.wanted || !scores.counts_rows() || scores.rows() < 2) return estimate;
  const Optimism optimism = optimism_of(scores, plan.bootstrap.seed);
  const double error = std::hypot(moments.standard_error(scores.rows()), optimism.deviation);
  const Interval interval =
      normal_interval(scores, value - optimism.mean, error * reach_of(scores, plan), {0, highest});
  estimate.interval = {.low = std::min(interval.low, estimate.value.number()),
                       .high = std::max(interval.high, estimate.value.number()),
                       .method = interval.method};
  return estimate;
}

double of_share(double share) { return share * (1 - share); }

// Of the share of positives, where rows scatter; nothing of a single cluster.
std::optional<Interval> scattered_share(const Calibration& scores, const IntervalPlan& plan) {
  if (!has_two_rows_of_each(scores)) return std::nullopt;
  const double share = scores.prevalence();
  const double error =
      standard_error(scores, {[](const Means& at) { return at.share; }, &ClassLosses::score}).value();
  return effective_interval(share, {.share = share, .variance = error * error}, reach_of(scores, plan),
                            method_of(scores, IntervalMethod::jackknife_wilson));
}

}  // namespace

Estimate miscalibration(const Calibration& scores, const IntervalPlan& plan) {
  if (auto why = why_no_rows(scores)) return {*std::move(why)};
  return part((brier(scores) - isotonic_brier(scores)) / scores.rows(), of_miscalibration(scores), 1, scores,
              plan);
}

Estimate discrimination(const Calibration& scores, const IntervalPlan& plan) {
  if (auto why = why_no_rows(scores)) return {*std::move(why)};
  constexpr double highest = 0.25;
  CompensatedSum sum;
  for (const IsotonicBlock& block : scores.blocks)
    sum.add((block.positives + block.negatives) * std::pow(block.probability() - scores.prevalence(), 2));
  const double value = sum.value() / scores.rows();
  if (why_one_class(scores)) return {value};
  return part(value, of_discrimination(scores), highest, scores, plan);
}

// Between what it is at the ends of the prevalence's interval.
Estimate uncertainty(const Calibration& scores, const IntervalPlan& plan) {
  if (auto why = why_no_rows(scores)) return {*std::move(why)};
  const double share = scores.prevalence();
  Estimate estimate{of_share(share)};
  if (!plan.wanted) return estimate;
  const std::optional<Interval> at =
      scores.scatter ? scattered_share(scores, plan)
                     : proportion_interval({.k = scores.positives.rows, .n = scores.rows()}, plan.proportions,
                                           plan.confidence());
  if (!at) return estimate;
  const bool highest_inside = at->low <= 0.5 && at->high >= 0.5;
  estimate.interval = {
      .low = std::min(of_share(at->low), of_share(at->high)),
      .high = highest_inside ? of_share(0.5) : std::max(of_share(at->low), of_share(at->high)),
      .method = at->method};
  return estimate;
}

}  // namespace assay::calibrated
