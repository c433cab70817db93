// Gates on a share of few rows, by the binomial distribution.
#pragma once

#include <optional>

#include "assay/plan/plan.hpp"

namespace assay {

/// How probable it is that the interval of a share of so many rows lies beyond the limit. Nothing for so many
/// that the normal distribution does as well.
[[nodiscard]] std::optional<double> binomial_power(double share, const Comparison& gate, double confidence,
                                                   double rows);

/// The fewest rows from which on that is at least the power; `about` is what the normal distribution says.
/// Nothing where that does as well.
[[nodiscard]] std::optional<double> binomial_rows(double share, const Comparison& gate,
                                                  const Certainty& certainty, double about);

}  // namespace assay
