// What estimates of calibration have in common.
#pragma once

#include <optional>

#include "assay/calibration/calibration.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay::calibrated {

/// Why there is no number where there are no rows, or rows of one class alone.
[[nodiscard]] std::optional<Value> why_no_rows(const Calibration& scores);
[[nodiscard]] std::optional<Value> why_one_class(const Calibration& scores);

/// How many standard errors intervals reach out: by Student's t, with the rows of the smaller class.
[[nodiscard]] double reach_of(const Calibration& scores, const IntervalPlan& plan);

/// The interval of a number that is normal, cut to a range.
[[nodiscard]] Interval normal_interval(double value, double reach, const Range& range);

}  // namespace assay::calibrated
