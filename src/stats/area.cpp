// Intervals of areas under curves.
#include "assay/stats/area.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "assay/stats/average.hpp"
#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

// Of a row of each class that is ranked as badly as can be. Simulated with 1/32 to 1 (tests/coverage): less
// leaves rankings of few rows without their errors, more is wide.
constexpr double unseen = 0.125;

// With 1, averages by support over ten classes still fell short (tests/coverage).
constexpr double times_gain_of_average = 1.25;

// Symmetric on the scale of log(A / (1 - A)), where the standard error is that of the area over A (1 - A).
Interval logit_interval(double area, double standard_error, double reach) {
  if (area <= 0 || area >= 1) return {.low = area, .high = area, .method = IntervalMethod::logit};
  const double centre = std::log(area / (1 - area));
  const double distance = reach * standard_error / (area * (1 - area));
  const auto back = [](double logit) { return 1 / (1 + std::exp(-logit)); };
  return {.low = back(centre - distance), .high = back(centre + distance), .method = IntervalMethod::logit};
}

// The end nearer to 0 or 1 also covers the logit interval, which is the more honest of the two there.
Interval with_logit_end(Interval interval, double area, const Interval& logit) {
  (area < 0.5 ? interval.low : interval.high) =
      area < 0.5 ? std::min(interval.low, logit.low) : std::max(interval.high, logit.high);
  return interval;
}

// Mean and variance of the mean of a class's placements, with an unseen row.
struct MeanPlacement {
  double mean, variance;
};

MeanPlacement with_unseen(double area, double rows, double variance, double worst) {
  const double all = rows + unseen;
  const double squares = (rows - 1) * variance + unseen * rows / all * (area - worst) * (area - worst);
  return {.mean = (area * rows + worst * unseen) / all, .variance = squares / all / std::max(1.0, all - 1)};
}

Interval score_interval(double area, const Placements& of, const UnseenRows& unseen_rows, double confidence) {
  const MeanPlacement p = with_unseen(area, of.positives, of.positive_variance, unseen_rows.positive);
  const MeanPlacement n = with_unseen(area, of.negatives, of.negative_variance, unseen_rows.negative);
  const double variance = p.variance + n.variance;
  const auto reach = [&](double positive, double negative) {  // Welch's degrees of freedom
    const double both = positive + negative;
    const double rows = std::min(of.positives, of.negatives);
    const double freedom = both == 0 ? rows - 1
                                     : both * both /
                                           (positive * positive / std::max(1.0, of.positives - 1) +
                                            negative * negative / std::max(1.0, of.negatives - 1));
    return t_quantile(confidence, of.clusters ? std::min(freedom, *of.clusters - 1) : freedom);
  };
  const Interval interval = effective_interval(area, {.share = p.mean + n.mean - area, .variance = variance},
                                               reach(p.variance, n.variance), IntervalMethod::delong_wilson);
  const double plain = reach(of.positive_variance / of.positives, of.negative_variance / of.negatives);
  return with_logit_end(interval, area, logit_interval(area, of.standard_error(), plain));
}

}  // namespace

double Placements::standard_error() const {
  return std::sqrt(positive_variance / positives + negative_variance / negatives);
}

Interval auc_interval(double auc, const Placements& placements, AucMethod method, double confidence) {
  if (method == AucMethod::score) {
    const double worst = auc < 0.5 ? 1 : 0;
    Interval interval = score_interval(auc, placements, {.positive = worst, .negative = worst}, confidence);
    if (placements.clusters) interval.method = IntervalMethod::cluster_jackknife;
    return interval;
  }
  const double z = normal_quantile(confidence), error = placements.standard_error();
  if (method == AucMethod::logit) return logit_interval(auc, error, z);
  return {.low = std::max(0.0, auc - z * error),
          .high = std::min(1.0, auc + z * error),
          .method = IntervalMethod::delong};
}

Interval partial_area_interval(double area, const PartialSpread& spread, double confidence) {
  const double share = area / spread.whole;
  const Interval low = score_interval(share, spread.placements, spread.worst, confidence);
  const Interval high = score_interval(share, spread.placements, spread.best, confidence);
  return {.low = spread.whole * low.low,
          .high = spread.whole * std::max(low.high, high.high),
          .method = low.method};
}

Interval average_interval(double average, const AverageSpread& spread, double confidence) {
  double change = 0, variance = 0, seen = 0, terms = 0;
  double fewest = std::numeric_limits<double>::infinity();
  for (const ClassSpread& one : spread.classes) {
    if (one.rows == 0) continue;
    const double less = std::max(1.0, one.rows - 1), of_class = one.squares * one.rows / less;
    change += unseen * one.unseen;
    variance += of_class + unseen * one.unseen * one.unseen;
    seen += of_class;
    terms += of_class * of_class / less;
    fewest = std::min(fewest, one.rows);
  }
  const double t = t_quantile(confidence, seen > 0 ? seen * seen / terms : fewest - 1);  // Welch
  const auto about = [&](double centre) {
    return effective_interval(centre, {.share = centre + change, .variance = variance}, t,
                              IntervalMethod::jackknife_wilson);
  };
  Interval interval = about(average);
  interval.low = about(std::max(0.0, average - times_gain_of_average * spread.gain)).low;
  return with_logit_end(interval, average, logit_interval(average, std::sqrt(seen), t));
}

Interval precision_recall_interval(double area, const PrecisionSpread& spread, PrecisionRecallMethod method,
                                   double confidence) {
  if (method == PrecisionRecallMethod::boyd)
    return logit_interval(area, std::sqrt(area * (1 - area) / spread.positives), normal_quantile(confidence));
  const double freedom = std::min(spread.positives, spread.clusters.value_or(spread.positives)) - 1;
  const double t = t_quantile(confidence, freedom);
  double variance = spread.variance, shifted = area;
  for (const double change : {spread.unseen_negative, spread.unseen_positive}) {
    shifted += unseen * change;
    variance += unseen * change * change;
  }
  const auto name = spread.clusters ? IntervalMethod::cluster_jackknife : IntervalMethod::jackknife_wilson;
  const auto about = [&](double change) {
    return effective_interval(std::max(0.0, area + change), {.share = shifted + change, .variance = variance},
                              t, name);
  };
  const Interval interval = about(0);
  const Interval logit = logit_interval(area, std::sqrt(spread.variance), t);
  return {.low = std::min(interval.low, about(spread.heavy_negative).low),
          .high = std::max(interval.high, logit.high),
          .method = interval.method};
}

}  // namespace assay
