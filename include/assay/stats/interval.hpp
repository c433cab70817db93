// Intervals that have a formula.
#pragma once

#include <functional>
#include <optional>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"

namespace assay {

enum class ProportionMethod { wilson, exact };

/// The interval of k successes in n trials at `confidence` (0.95): Wilson 1927, JASA 22:209, or exact
/// (Clopper & Pearson 1934, Biometrika 26:404). Needs n > 0.
[[nodiscard]] Interval proportion_interval(Proportion proportion, ProportionMethod method, double confidence);

/// The interval of a ratio of the counts of a table, symmetric on the log scale (Katz et al. 1978, Biometrics
/// 34:469; Simel et al. 1991 for likelihood ratios): the delta method over the four cells. Nothing where the
/// ratio is not a positive number.
[[nodiscard]] std::optional<Interval> log_interval(const std::function<double(const TwoByTwo&)>& ratio,
                                                   const TwoByTwo& table, double confidence);

/// The interval of a mean by its standard error, cut to the range from 0 to `highest`, which losses have.
[[nodiscard]] Interval mean_interval(double mean, double standard_error, double highest, double confidence);

}  // namespace assay
