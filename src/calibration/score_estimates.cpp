// Estimates of calibration from the scores of all rows of a class.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "assay/calibration/estimates.hpp"
#include "assay/core/text.hpp"
#include "calibration/common.hpp"
#include "stats/distributions.hpp"

namespace assay::calibrated {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// A number that follows from the share of positives, and from the mean of something in each class.
struct Means {
  double share, of_positives, of_negatives;
  [[nodiscard]] double all() const { return share * of_positives + (1 - share) * of_negatives; }
};
using OfMeans = double (*)(const Means&);

double mean_of(const ClassLosses& rows, ClassSum ClassLosses::*number) {
  return rows.rows > 0 ? (rows.*number).sum / rows.rows : 0;
}

// Of that mean.
double variance_of(const ClassLosses& rows, ClassSum ClassLosses::*number) {
  const double mean = mean_of(rows, number);
  return std::max(0.0, (rows.*number).squares / rows.rows - mean * mean) / (rows.rows - 1);
}

double slope_along(OfMeans statistic, Means at, double Means::*along) {
  const double centre = at.*along, step = 1e-6 * std::max(std::abs(centre), 1e-3);
  at.*along = centre + step;
  const double above = statistic(at);
  at.*along = centre - step;
  return (above - statistic(at)) / (2 * step);
}

struct MeanStatistic {
  OfMeans statistic;
  ClassSum ClassLosses::*number;
  Range range;
};

Means means_of(const Calibration& scores, ClassSum ClassLosses::*number) {
  return {scores.prevalence(), mean_of(scores.positives, number), mean_of(scores.negatives, number)};
}

// By the delta method: the share and the means of the classes vary each on their own. Nothing where a class
// has a single row.
std::optional<double> standard_error(const Calibration& scores, const MeanStatistic& of) {
  if (scores.positives.rows < 2 || scores.negatives.rows < 2) return std::nullopt;
  const Means at = means_of(scores, of.number);
  const double by_share = slope_along(of.statistic, at, &Means::share);
  const double by_positives = slope_along(of.statistic, at, &Means::of_positives);
  const double by_negatives = slope_along(of.statistic, at, &Means::of_negatives);
  return std::sqrt(by_share * by_share * at.share * (1 - at.share) / scores.rows() +
                   by_positives * by_positives * variance_of(scores.positives, of.number) +
                   by_negatives * by_negatives * variance_of(scores.negatives, of.number));
}

Estimate estimate_of(const Calibration& scores, const MeanStatistic& of, const IntervalPlan& plan) {
  if (auto why = why_one_class(scores)) return {*std::move(why)};
  Estimate estimate{of.statistic(means_of(scores, of.number))};
  if (!plan.wanted || !scores.counts_rows) return estimate;
  if (const auto error = standard_error(scores, of))
    estimate.interval = normal_interval(estimate.value.number(), *error * reach_of(scores, plan), of.range);
  return estimate;
}

// What log loss is where everybody's score is the prevalence.
double entropy(double share) { return -share * std::log(share) - (1 - share) * std::log1p(-share); }

// What a score saves, from the ratio of what it loses to what the prevalence does. The interval is that of
// the ratio, on the scale of logarithms.
Estimate skill_of(const Calibration& scores, ClassSum ClassLosses::*number, OfMeans ratio,
                  const IntervalPlan& plan) {
  if (auto why = why_one_class(scores)) return {*std::move(why)};
  const double lost = ratio(means_of(scores, number));
  Estimate estimate{1 - lost};
  if (!plan.wanted || !scores.counts_rows || lost == 0) return estimate;
  if (const auto error = standard_error(scores, {ratio, number, {0, infinity}})) {
    const double factor = std::exp(reach_of(scores, plan) * *error / lost);
    estimate.interval = {.low = 1 - lost * factor, .high = 1 - lost / factor, .method = IntervalMethod::log};
  }
  return estimate;
}

Estimate of_log_loss(const Calibration& scores, OfMeans ratio, const IntervalPlan& plan) {
  if (const double wrong = scores.positives.infinite + scores.negatives.infinite; wrong > 0)
    return {Value::undefined("log loss is infinite: scores of exactly 0 or 1 are wrong in " +
                             counted(wrong, "row") + "; --clip bounds them")};
  return skill_of(scores, &ClassLosses::log_loss, ratio, plan);
}

Estimate of_coefficient(const Calibration& scores, const Coefficient& one, const IntervalPlan& plan) {
  Estimate estimate{one.value};
  if (plan.wanted && scores.counts_rows && one.value.defined())
    estimate.interval = normal_interval(one.value.number(), one.standard_error * reach_of(scores, plan),
                                        {-infinity, infinity});
  return estimate;
}

}  // namespace

std::optional<Value> why_no_rows(const Calibration& scores) {
  if (scores.rows() > 0) return std::nullopt;
  return Value::undefined("n = 0: there are no rows");
}

std::optional<Value> why_one_class(const Calibration& scores) {
  if (auto why = why_no_rows(scores)) return why;
  if (scores.positives.rows == 0) return Value::undefined("P = 0: no row is truly positive");
  if (scores.negatives.rows == 0) return Value::undefined("N = 0: no row is truly negative");
  return std::nullopt;
}

double reach_of(const Calibration& scores, const IntervalPlan& plan) {
  return t_quantile(plan.confidence(), std::min(scores.positives.rows, scores.negatives.rows));
}

Interval normal_interval(double value, double reach, const Range& range) {
  return {.low = std::max(range.low, value - reach),
          .high = std::min(range.high, value + reach),
          .method = IntervalMethod::normal};
}

Estimate slope(const Calibration& scores, const IntervalPlan& plan) {
  return of_coefficient(scores, scores.recalibration.slope, plan);
}

Estimate intercept(const Calibration& scores, const IntervalPlan& plan) {
  return of_coefficient(scores, scores.recalibration.intercept, plan);
}

Estimate in_the_large(const Calibration& scores, const IntervalPlan& plan) {
  return of_coefficient(scores, scores.recalibration.in_the_large, plan);
}

// On the scale of logarithms.
Estimate observed_to_expected(const Calibration& scores, const IntervalPlan& plan) {
  if (auto why = why_no_rows(scores)) return {*std::move(why)};
  const double expected = scores.positives.score.sum + scores.negatives.score.sum;
  if (expected == 0)
    return {scores.positives.rows > 0 ? Value::infinite("all scores are 0")
                                      : Value::undefined("all scores are 0, and no row is truly positive")};
  Estimate estimate{scores.positives.rows / expected};
  if (!plan.wanted || !scores.counts_rows) return estimate;
  const MeanStatistic logarithm{[](const Means& score) { return std::log(score.share / score.all()); },
                                &ClassLosses::score,
                                {-infinity, infinity}};
  if (const auto error = standard_error(scores, logarithm)) {
    const double factor = std::exp(reach_of(scores, plan) * *error), ratio = estimate.value.number();
    estimate.interval = {.low = ratio / factor, .high = ratio * factor, .method = IntervalMethod::log};
  }
  return estimate;
}

Estimate brier_skill(const Calibration& scores, const IntervalPlan& plan) {
  return skill_of(
      scores, &ClassLosses::brier,
      [](const Means& loss) { return loss.all() / (loss.share * (1 - loss.share)); }, plan);
}

Estimate log_loss_skill(const Calibration& scores, const IntervalPlan& plan) {
  return of_log_loss(
      scores, [](const Means& loss) { return loss.all() / entropy(loss.share); }, plan);
}

// What is lost is a ratio here too: of the likelihoods, by row and squared.
Estimate cox_snell_r2(const Calibration& scores, const IntervalPlan& plan) {
  return of_log_loss(
      scores, [](const Means& loss) { return std::exp(2 * (loss.all() - entropy(loss.share))); }, plan);
}

Estimate nagelkerke_r2(const Calibration& scores, const IntervalPlan& plan) {
  const auto lost = [](const Means& loss) {
    const double best = std::exp(-2 * entropy(loss.share));
    return (std::exp(2 * (loss.all() - entropy(loss.share))) - best) / (1 - best);
  };
  return of_log_loss(scores, lost, plan);
}

Estimate tjur_r2(const Calibration& scores, const IntervalPlan& plan) {
  const auto difference = [](const Means& score) { return score.of_positives - score.of_negatives; };
  return estimate_of(scores, {difference, &ClassLosses::score, {-1, 1}}, plan);
}

}  // namespace assay::calibrated
