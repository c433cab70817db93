// Intervals of areas under curves.
#include "assay/stats/area.hpp"

#include <algorithm>
#include <cmath>

#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

// Of a row of each class that is ranked as badly as can be. Simulated with 1/32 to 1 (tests/coverage): less
// leaves rankings of few rows without their errors, more is wide.
constexpr double unseen = 0.125;

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

Interval score_interval(double auc, const Placements& of, double confidence) {
  const double worst = auc < 0.5 ? 1 : 0;
  const MeanPlacement p = with_unseen(auc, of.positives, of.positive_variance, worst);
  const MeanPlacement n = with_unseen(auc, of.negatives, of.negative_variance, worst);
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
  const Interval interval = effective_interval(auc, {.share = p.mean + n.mean - auc, .variance = variance},
                                               reach(p.variance, n.variance), IntervalMethod::delong_wilson);
  const double plain = reach(of.positive_variance / of.positives, of.negative_variance / of.negatives);
  return with_logit_end(interval, auc, logit_interval(auc, of.standard_error(), plain));
}

}  // namespace

double Placements::standard_error() const {
  return std::sqrt(positive_variance / positives + negative_variance / negatives);
}

Interval auc_interval(double auc, const Placements& placements, AucMethod method, double confidence) {
  if (method == AucMethod::score) {
    Interval interval = score_interval(auc, placements, confidence);
    if (placements.clusters) interval.method = IntervalMethod::cluster_jackknife;
    return interval;
  }
  const double z = normal_quantile(confidence), error = placements.standard_error();
  if (method == AucMethod::logit) return logit_interval(auc, error, z);
  return {.low = std::max(0.0, auc - z * error),
          .high = std::min(1.0, auc + z * error),
          .method = IntervalMethod::delong};
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
  const Interval interval = effective_interval(area, {.share = shifted, .variance = variance}, t, name);
  const Interval logit = logit_interval(area, std::sqrt(spread.variance), t);
  return {.low = interval.low, .high = std::max(interval.high, logit.high), .method = interval.method};
}

}  // namespace assay
