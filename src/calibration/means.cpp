// Numbers that follow from the share of positives, and from the mean of something in each class.
#include "calibration/means.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "calibration/common.hpp"
#include "calibration/scatter.hpp"

namespace assay::calibrated {

namespace {

double mean_of(const ClassLosses& rows, ClassSum ClassLosses::*number) {
  return rows.rows > 0 ? (rows.*number).sum / rows.rows : 0;
}

// Of that mean.
double variance_of(const ClassLosses& rows, ClassSum ClassLosses::*number) {
  const double mean = mean_of(rows, number);
  return std::max(0.0, (rows.*number).squares / rows.rows - mean * mean) / (rows.rows - 1);
}

double slope_along(const MeanStatistic& of, Means at, double Means::*along) {
  const double centre = at.*along, step = 1e-6 * std::max(std::abs(centre), 1e-3);
  at.*along = centre + step;
  const double above = of.statistic(at);
  at.*along = centre - step;
  return (above - of.statistic(at)) / (2 * step);
}

// By how much a statistic changes with each of its means.
Means slopes_of(const MeanStatistic& of, const Means& at) {
  return {slope_along(of, at, &Means::share), slope_along(of, at, &Means::of_positives),
          slope_along(of, at, &Means::of_negatives)};
}

// What the mean is of, of a row that scores `p` and whose truth that is the probability of.
double of_row(const Calibration& scores, ClassSum ClassLosses::*number, double p, bool positive) {
  if (number == &ClassLosses::score) return p;
  const double of_truth = positive ? p : 1 - p;
  if (number == &ClassLosses::brier) return (1 - of_truth) * (1 - of_truth);
  return -std::log(std::clamp(of_truth, scores.clip, 1 - scores.clip));
}

// Of a class, whose variance over so many rows has n - 1 below it; over clusters it is not of rows.
double with_freedom(const GroupScatter& scatter, double rows) {
  return scatter.cells.clustered() ? 1 : std::sqrt(rows / (rows - 1));
}

CellInfluences influences_of(const Calibration& scores, const MeanStatistic& of) {
  const double for_positives = with_freedom(*scores.scatter, scores.scatter->positives);
  const double for_negatives = with_freedom(*scores.scatter, scores.scatter->negatives);
  const Means at = means_of(scores, of.number), slopes = slopes_of(of, at);
  CellInfluences found;
  const auto add = [&](double weight, double influence) {
    found.weights.push_back(weight);
    found.influences.push_back(weight > 0 ? influence : 0);
  };
  for (const ProbabilityGroup& group : scores.groups) {
    const double of_positive = of_row(scores, of.number, group.score, true) - at.of_positives;
    const double of_negative = of_row(scores, of.number, group.score, false) - at.of_negatives;
    add(group.positives, for_positives * (slopes.share * (1 - at.share) / scores.rows() +
                                          slopes.of_positives * of_positive / scores.positives.rows));
    add(group.negatives, for_negatives * (-slopes.share * at.share / scores.rows() +
                                          slopes.of_negatives * of_negative / scores.negatives.rows));
  }
  return found;
}

}  // namespace

Means means_of(const Calibration& scores, ClassSum ClassLosses::*number) {
  return {scores.prevalence(), mean_of(scores.positives, number), mean_of(scores.negatives, number)};
}

std::optional<double> standard_error(const Calibration& scores, const MeanStatistic& of) {
  if (!has_two_rows_of_each(scores)) return std::nullopt;
  if (scores.scatter) return scattered_error(*scores.scatter, influences_of(scores, of));
  const Means at = means_of(scores, of.number), slopes = slopes_of(of, at);
  return std::sqrt(slopes.share * slopes.share * at.share * (1 - at.share) / scores.rows() +
                   slopes.of_positives * slopes.of_positives * variance_of(scores.positives, of.number) +
                   slopes.of_negatives * slopes.of_negatives * variance_of(scores.negatives, of.number));
}

}  // namespace assay::calibrated
