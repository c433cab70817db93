// What figures of a ranking can be where its scores are rounded to bins.
#pragma once

#include <optional>

#include "assay/core/value.hpp"
#include "assay/curve/summary.hpp"

namespace assay {

/// Why other figures have no value then.
inline constexpr const char* needs_every_score =
    "it needs every score, and --bounded keeps the bins that they are in";

// Each holds the value of the scores as they were, however these lie in their bins, and that of the rounded
// ones. Nothing where there is none to be had. Needs rows of both classes; of average precision, positives.

/// The pairs of a positive and a negative row in one bin may be in either order.
[[nodiscard]] std::optional<Bracket> auc_bracket(const CachedRanking& scores);
/// In each bin the positives may be first, and tied, or last, and apart.
[[nodiscard]] std::optional<Bracket> average_precision_bracket(const CachedRanking& scores);
/// Within a bin the curve lies in a rectangle two of whose corners it passes.
[[nodiscard]] std::optional<Bracket> ks_bracket(const CachedRanking& scores);
[[nodiscard]] std::optional<Bracket> equal_error_bracket(const CachedRanking& scores);
/// Of the calibration error of bins of equal width: each row's score lies between the ends of its bin.
[[nodiscard]] std::optional<Bracket> ece_bracket(const CachedRanking& scores);

}  // namespace assay
