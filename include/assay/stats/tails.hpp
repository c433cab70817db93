// Tails of the distributions that tests look up.
#pragma once

namespace assay {

/// P(X >= x) of a chi-squared variate.
[[nodiscard]] double chi_squared_tail(double x, double degrees_of_freedom);

/// P(|Z| >= z) of a normal variate.
[[nodiscard]] double two_sided_tail(double z);

}  // namespace assay
