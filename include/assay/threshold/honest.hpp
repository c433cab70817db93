// What a threshold that was chosen on rows achieves on others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assay/threshold/threshold.hpp"

namespace assay {

struct HonestPlan {
  std::size_t repeats = 20;
  std::uint64_t seed = 1;
};

/// The numbers of formulas where a threshold is chosen by the goal on some rows and measured on others:
/// ten-fold cross-validation (Stone 1974, J R Stat Soc B 36:111), the tables of the ten parts added up, and
/// the numbers averaged over `repeats` random divisions; NaN where under half of these have one. A ranking of
/// over 10,000 scores is thinned to that many groups of neighbours before. Nothing for weighted rows, or
/// where a tenth of the rows left out leaves no threshold to choose.
[[nodiscard]] std::optional<std::vector<double>> honest_numbers(const Ranking& ranking, const Goal& goal,
                                                                std::span<const Formula* const> formulas,
                                                                const HonestPlan& plan);

}  // namespace assay
