// What a threshold that was chosen on rows promises too much.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assay/threshold/threshold.hpp"

namespace assay {

struct OptimismPlan {
  std::size_t replicates = 200;
  std::uint64_t seed = 1;
};

/// How much better numbers look on the rows that a threshold was chosen on than on others.
struct Optimism {
  std::vector<double> excess;      // of each formula; NaN where too few resamples have a number
  double lowest = 0, highest = 0;  // between which 95% of the thresholds lie that resamples choose
};

/// The bootstrap of Efron 1983, JASA 78:316: the rows are resampled (each has a Poisson number of copies,
/// Hanley & MacGibbon 2006, Stroke 37:2197), the threshold is chosen again, and a formula's number there is
/// compared with that of the same threshold on all rows. The excess is the mean difference. A ranking of over
/// 10,000 scores is thinned to that many groups of neighbours before. Nothing for weighted rows, or where
/// under half of the resamples have a threshold to choose.
[[nodiscard]] std::optional<Optimism> optimism_of_choice(const Ranking& ranking, const Goal& goal,
                                                         std::span<const Formula* const> formulas,
                                                         const OptimismPlan& plan);

}  // namespace assay
