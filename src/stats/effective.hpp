// Wilson's interval of as many effective rows as a variance stands for.
#pragma once

#include "assay/core/value.hpp"

namespace assay {

/// A share whose variance is known, with unseen errors added.
struct EffectiveShare {
  double share, variance;
};

/// Wilson's interval of `value`, a share from 0 to 1, of share (1 - share) / variance rows (Kish 1965, Survey
/// Sampling: the design effect; Korn & Graubard 1998, Surv Methodol 24:193). `reach`: how many standard
/// errors it goes out.
[[nodiscard]] Interval effective_interval(double value, const EffectiveShare& spread, double reach,
                                          IntervalMethod method);

}  // namespace assay
