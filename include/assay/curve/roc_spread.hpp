// How much what is read off a ROC curve scatters.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "assay/curve/roc.hpp"
#include "assay/stats/area.hpp"
#include "assay/stats/distance.hpp"
#include "assay/stats/mover.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// Nothing for weighted rows, or without a curve; so all below.
[[nodiscard]] std::optional<DistanceSpread> ks_spread(const Ranking& ranking, const Roc& roc,
                                                      std::uint64_t seed);
[[nodiscard]] std::vector<LevelPoint> equal_error_points(const Ranking& ranking, const Roc& roc,
                                                         double confidence);

/// Both areas of a part of the curve, with their intervals where a confidence is given.
struct PartialEstimates {
  Estimate raw, standardised;
};
[[nodiscard]] PartialEstimates partial_estimates(const Ranking& ranking, const RocRegion& region,
                                                 std::optional<double> confidence);

[[nodiscard]] std::optional<PartialSpread> partial_spread(const Ranking& ranking, const RocRegion& region);

}  // namespace assay
