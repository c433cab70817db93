// Estimates of calibration from the scores of all rows of a class.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "assay/calibration/estimates.hpp"
#include "assay/core/text.hpp"
#include "calibration/common.hpp"
#include "calibration/means.hpp"
#include "calibration/scatter.hpp"
#include "stats/distributions.hpp"

namespace assay::calibrated {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Estimate estimate_of(const Calibration& scores, const MeanStatistic& of, const Range& range,
                     const IntervalPlan& plan) {
  if (auto why = why_one_class(scores)) return {*std::move(why)};
  Estimate estimate{of.statistic(means_of(scores, of.number))};
  if (!plan.wanted) return estimate;
  if (const auto error = standard_error(scores, of))
    estimate.interval =
        normal_interval(scores, estimate.value.number(), *error * reach_of(scores, plan), range);
  return estimate;
}

// What log loss is where everybody's score is the prevalence.
double entropy(double share) { return -share * std::log(share) - (1 - share) * std::log1p(-share); }

// What a score saves, from the ratio of what it loses to what the prevalence does. The interval is that of
// the ratio, on the scale of logarithms.
Estimate skill_of(const Calibration& scores, const MeanStatistic& ratio, const IntervalPlan& plan) {
  if (auto why = why_one_class(scores)) return {*std::move(why)};
  const double lost = ratio.statistic(means_of(scores, ratio.number));
  Estimate estimate{1 - lost};
  if (!plan.wanted || lost == 0) return estimate;
  if (const auto error = standard_error(scores, ratio)) {
    const double factor = std::exp(reach_of(scores, plan) * *error / lost);
    estimate.interval = {.low = 1 - lost * factor,
                         .high = 1 - lost / factor,
                         .method = method_of(scores, IntervalMethod::log)};
  }
  return estimate;
}

Estimate of_log_loss(const Calibration& scores, double (*ratio)(const Means&), const IntervalPlan& plan) {
  if (const double wrong = scores.positives.infinite + scores.negatives.infinite; wrong > 0)
    return {Value::undefined("log loss is infinite: scores of exactly 0 or 1 are wrong in " +
                             counted(wrong, "row") + "; --clip bounds them")};
  return skill_of(scores, {ratio, &ClassLosses::log_loss}, plan);
}

Estimate of_coefficient(const Calibration& scores, const Coefficient& one, const IntervalPlan& plan) {
  Estimate estimate{one.value};
  if (plan.wanted && one.value.defined() && (scores.counts_rows() || has_two_rows_of_each(scores)))
    estimate.interval = normal_interval(scores, one.value.number(),
                                        one.standard_error * reach_of(scores, plan), {-infinity, infinity});
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

bool has_two_rows_of_each(const Calibration& scores) {
  constexpr double two = 2;
  if (!scores.scatter) return scores.positives.rows >= two && scores.negatives.rows >= two;
  const GroupScatter& scatter = *scores.scatter;
  return scatter.cells.clusters() != 1 && std::min(scatter.positives, scatter.negatives) > 1;
}

double reach_of(const Calibration& scores, const IntervalPlan& plan) {
  if (!scores.scatter)
    return t_quantile(plan.confidence(), std::min(scores.positives.rows, scores.negatives.rows));
  const GroupScatter& scatter = *scores.scatter;
  return t_quantile(plan.confidence(), std::min(scatter.positives, scatter.negatives) - 1);
}

IntervalMethod method_of(const Calibration& scores, IntervalMethod usual) {
  return scores.scatter && scores.scatter->cells.clustered() ? IntervalMethod::cluster_jackknife : usual;
}

Interval normal_interval(const Calibration& scores, double value, double reach, const Range& range) {
  return {.low = std::max(range.low, value - reach),
          .high = std::min(range.high, value + reach),
          .method = method_of(scores, IntervalMethod::normal)};
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
  if (!plan.wanted) return estimate;
  const MeanStatistic logarithm{[](const Means& score) { return std::log(score.share / score.all()); },
                                &ClassLosses::score};
  if (const auto error = standard_error(scores, logarithm)) {
    const double factor = std::exp(reach_of(scores, plan) * *error), ratio = estimate.value.number();
    estimate.interval = {
        .low = ratio / factor, .high = ratio * factor, .method = method_of(scores, IntervalMethod::log)};
  }
  return estimate;
}

Estimate brier_skill(const Calibration& scores, const IntervalPlan& plan) {
  const auto ratio = [](const Means& loss) { return loss.all() / (loss.share * (1 - loss.share)); };
  return skill_of(scores, {ratio, &ClassLosses::brier}, plan);
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
  return estimate_of(scores, {difference, &ClassLosses::score}, {-1, 1}, plan);
}

}  // namespace assay::calibrated
