// The normal distribution.
#pragma once

namespace assay {

/// How many standard errors an interval of this confidence (0.95) reaches out to either side.
[[nodiscard]] double normal_quantile(double confidence);

}  // namespace assay
