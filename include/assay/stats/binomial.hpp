// The binomial distribution.
#pragma once

namespace assay {

/// P(X >= k) of n trials that succeed with probability p, exact. k and n whole and not negative, k <= n.
[[nodiscard]] double binomial_upper_tail(double k, double n, double p);

}  // namespace assay
