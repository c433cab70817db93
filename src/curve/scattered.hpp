// How areas of rankings scatter whose rows have weights, or belong to clusters.
#pragma once

#include <optional>

#include "assay/stats/area.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// Of the area under the ROC curve, which is `auc`: for clusters as in Obuchowski 1997, Biometrics 53:567.
/// Nothing of a single cluster.
[[nodiscard]] std::optional<Placements> scattered_placements(const Ranking& ranking, double auc);

/// Of the average precision. There must be positives. Nothing of a single cluster.
[[nodiscard]] std::optional<PrecisionSpread> scattered_precision(const Ranking& ranking);

}  // namespace assay
