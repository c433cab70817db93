// Intervals of a value from those of its parts.
#pragma once

#include "assay/core/value.hpp"

namespace assay {

/// How far a part of an estimate may be off, to either side.
struct Reach {
  double below = 0, above = 0;
};

/// The interval of a value that is off by the sum of two parts, from how far each may be off: the method of
/// variance estimates recovery (Zou & Donner 2008, Stat Med 27:1693; with a correlation of the parts: Zou
/// 2008, Am J Epidemiol 168:212).
[[nodiscard]] Interval mover_interval(double value, const Reach& first, const Reach& second,
                                      double correlation);

/// A share of rows at a threshold that is itself estimated: where another rate has a given level, or as many
/// rows as are asked for score as high.
struct RateAtLevel {
  Proportion rate;         // at that threshold
  double lowest, highest;  // what the rate is where the threshold is as far off as chance may take it
  double correlation = 0;  // of the errors of the rate and of the threshold's place
};

/// Wilson's interval of the rate, widened by what the place of the threshold adds.
[[nodiscard]] Interval level_interval(const RateAtLevel& at, double confidence);

/// How many standard errors a level may be off.
[[nodiscard]] double level_errors(double confidence);

/// The shares between which a level is found in so many rows, if it is the true one: `level` plus and minus
/// what chance allows; beyond 0 and 1 where the rows are too few to say.
struct LevelEnds {
  double low, high;
};
[[nodiscard]] LevelEnds level_ends(double level, double rows, double confidence);

}  // namespace assay
