// Intervals that have a formula.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"

namespace assay {

enum class ProportionMethod { modified_wilson, wilson, exact };

/// The interval of k successes in n trials at `confidence` (0.95): Wilson 1927, JASA 22:209, by default with
/// the ends of k or n - k of 1 to 3 (to 2 up to 50 trials) from the Poisson distribution (Brown, Cai &
/// DasGupta 2001, Stat Sci 16:101, section 4.1.1), or exact (Clopper & Pearson 1934, Biometrika 26:404).
/// Needs n > 0.
[[nodiscard]] Interval proportion_interval(Proportion proportion, ProportionMethod method, double confidence);

/// The interval of a ratio of the counts of a table, symmetric on the log scale (Katz et al. 1978, Biometrics
/// 34:469; Simel et al. 1991 for likelihood ratios): the delta method over the four cells. Nothing where the
/// ratio is not a positive number.
[[nodiscard]] std::optional<Interval> log_interval(const std::function<double(const TwoByTwo&)>& ratio,
                                                   const TwoByTwo& table, double confidence);

enum class MeanMethod { skewed, normal };

/// The mean of a loss over rows, 0 or more, and how the rows scatter.
struct LossMoments {
  double mean = 0, standard_error = 0, skewness = 0;
  double rows = 0;
  double highest = 1;                                  // that the loss of a row can be
  std::optional<std::size_t> clusters = std::nullopt;  // where rows belong to some: t is of these
};

/// The interval of a mean loss, cut to the range from 0 to `highest`. By default with Hall's correction for
/// skewness (1992, J R Stat Soc B 54:221), Student's t, and a quarter of a row added that loses what a row of
/// the mean loss would lose if its label were the other: the errors that the rows do not show. normal: by the
/// standard error.
[[nodiscard]] Interval mean_interval(const LossMoments& loss, MeanMethod method, double confidence);

/// Whether `value` differs from `reference` by more than chance explains when so many values are compared
/// with it: the normal test of the end of the interval that faces the reference, at 1 - confidence over the
/// number of comparisons (Bonferroni's correction: Dunn 1961, JASA 56:52).
[[nodiscard]] bool differs_beyond_chance(double value, const Interval& interval, double reference,
                                         double confidence, std::size_t comparisons);

}  // namespace assay
