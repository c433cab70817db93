// Quantiles of distributions.
#pragma once

namespace assay {

/// How many standard errors an interval of this confidence (0.95) reaches out to either side.
[[nodiscard]] double normal_quantile(double confidence);

/// The same by Student's t; degrees of freedom below 1 count as 1.
[[nodiscard]] double t_quantile(double confidence, double degrees_of_freedom);

/// The probability of a normal variate beyond so many standard deviations, on one side.
[[nodiscard]] double normal_tail(double reach);

/// The probability that two normal variates whose correlation is 1/2 are both below so many standard
/// deviations: by Owen's T (1956, Ann Math Stat 27:1075).
[[nodiscard]] double both_below(double reach);

}  // namespace assay
