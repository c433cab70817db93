// The bootstrap of counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assay/core/value.hpp"

namespace assay {

struct BootstrapPlan {
  std::size_t replicates = 2000;
  std::uint64_t seed = 1;
  double confidence = 0.95;
  unsigned threads = 1;  // the result is the same for any number
};

/// Counts of rows, of any number of kinds that exclude each other.
using Cells = std::vector<double>;

/// Writes the statistics of one replicate of the cells; NaN where one is undefined.
using Statistics = std::function<void(const Cells& replicate, std::span<double> values)>;

/// Percentile intervals (Efron 1979, Ann Stat 7:1) of `count` statistics. Resampling rows with replacement
/// is, for counts, one multinomial draw of the cells, so the cost does not grow with the rows. Nothing for a
/// statistic that is not finite in over 5 % of the replicates: its interval would leave those out. Each
/// thread has statistics of its own, which `start` gives.
[[nodiscard]] std::vector<std::optional<Interval>> bootstrap(const Cells& cells,
                                                             const std::function<Statistics()>& start,
                                                             std::size_t count, const BootstrapPlan& plan);

/// How many cells a bootstrap goes through: replicates by cells.
[[nodiscard]] double bootstrap_cost(const Cells& cells, const BootstrapPlan& plan);

}  // namespace assay
