// Intervals of a value that is off for two reasons.
#pragma once

#include <span>
#include <vector>

#include "assay/core/value.hpp"

namespace assay {

/// How far a part of an estimate may be off, to either side.
struct Reach {
  double below = 0, above = 0;
};

/// The interval of a value that is off by the sum of two independent parts, from how far each may be off: the
/// method of variance estimates recovery (Zou & Donner 2008, Stat Med 27:1693).
[[nodiscard]] Interval mover_interval(double value, const Reach& first, const Reach& second);

/// The same of a sum of many parts; `covariance` is that of all pairs of different parts, each twice.
[[nodiscard]] Interval mover_sum(double value, std::span<const Reach> parts, double covariance,
                                 double confidence);

/// The interval of a quotient, from those of its parts (MOVER-R: Donner & Zou 2012, Stat Methods Med Res
/// 21:347). Positive where both parts tend to be too large together.
[[nodiscard]] Interval mover_ratio(double numerator, const Interval& of_numerator, double denominator,
                                   const Interval& of_denominator, double correlation);

/// A share of rows at a threshold that is itself estimated: where another rate has a given level, or as many
/// rows as are asked for score as high.
struct LevelPoint {
  double errors;           // how many standard errors the level may be off there, to either side
  Proportion rate;         // at that threshold
  double correlation = 0;  // of the errors of rate and level, positive where they add up
};

/// How many standard errors to look to either side, 0 first.
[[nodiscard]] std::vector<double> level_errors(double confidence);

/// How many times as far Student's t reaches as the normal distribution, for so many rows.
[[nodiscard]] double reach_of_few(double rows, double confidence);

/// The interval of the first point's rate: all that Wilson's intervals reach at the points, each taken out as
/// far as what its level is off leaves of the confidence (MOVER, with the correlation of Zou 2008, Am J
/// Epidemiol 168:212, along the curve and not along its tangent).
[[nodiscard]] Interval level_interval(std::span<const LevelPoint> points, double confidence);

}  // namespace assay
