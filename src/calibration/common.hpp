// What estimates of calibration have in common.
#pragma once

#include <optional>

#include "assay/calibration/calibration.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay::calibrated {

/// Why there is no number where there are no rows, or rows of one class alone.
[[nodiscard]] std::optional<Value> why_no_rows(const Calibration& scores);
[[nodiscard]] std::optional<Value> why_one_class(const Calibration& scores);

/// How many standard errors intervals reach out: by Student's t, with the rows of the smaller class; where
/// rows scatter, with as many as they stand for.
[[nodiscard]] double reach_of(const Calibration& scores, const IntervalPlan& plan);

/// Whether a class's rows can scatter, of clusters too.
[[nodiscard]] bool has_two_rows_of_each(const Calibration& scores);

/// The interval of a number that is normal, cut to a range.
[[nodiscard]] Interval normal_interval(const Calibration& scores, double value, double reach,
                                       const Range& range);

/// What is said to have made an interval: of clusters that they did.
[[nodiscard]] IntervalMethod method_of(const Calibration& scores, IntervalMethod usual);

}  // namespace assay::calibrated
