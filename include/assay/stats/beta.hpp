// What counts say of a test's rates, as distributions.
#pragma once

#include <cstddef>
#include <cstdint>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"

namespace assay {

struct BetaPlan {
  std::size_t draws = 4000;  // 1 or more
  std::uint64_t seed = 1;
  double confidence = 0.95;  // above 0 and below 1
};

/// Central intervals of the likelihood ratios of a positive and of a negative result.
struct LikelihoodRatioIntervals {
  Interval plus;
  Interval minus;
};

/// By draws of sensitivity and specificity from their Beta posteriors, from the prior Beta(1/2, 1/2):
/// Jeffreys 1946, Proc R Soc A 186:453; Brown, Cai & DasGupta 2001, Stat Sci 16:101. A posterior probability
/// rises with its likelihood ratio, so that the ends of these give the ends of its interval at any prior.
/// Cells must be counts.
[[nodiscard]] LikelihoodRatioIntervals beta_likelihood_ratios(const TwoByTwo& table, const BetaPlan& plan);

}  // namespace assay
