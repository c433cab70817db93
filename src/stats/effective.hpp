// Wilson's interval of as many effective rows as a variance stands for.
#pragma once

#include "assay/core/value.hpp"

namespace assay {

/// A share whose variance is known, with unseen errors added.
struct EffectiveShare {
  double share, variance;
};

/// Wilson's interval of `value`, a share from 0 to 1, of share (1 - share) / variance rows (Kish 1965, Survey
/// Sampling: the design effect). `reach`: how many standard errors it goes out.
[[nodiscard]] Interval effective_interval(double value, const EffectiveShare& spread, double reach,
                                          IntervalMethod method);

/// The wider, at each end, of that and Clopper and Pearson's of as many rows at `confidence` (Korn & Graubard
/// 1998, Surv Methodol 24:193), which does not end too soon where errors are few. The score's method.
[[nodiscard]] Interval with_exact_ends(const Interval& score, double value, const EffectiveShare& spread,
                                       double confidence);

}  // namespace assay
