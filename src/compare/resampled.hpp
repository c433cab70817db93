// Differences by resampling rows, of metrics for which no other method is known.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "assay/compare/comparison.hpp"

namespace assay {

/// Standard errors of the differences of metrics between two models: rows, or clusters of them, are drawn
/// with replacement and both models are measured on the same draw (Efron 1979, Ann Stat 7:1). Nothing where a
/// difference is undefined in over 5 % of the draws, and for more than 200,000 rows, which would take long.
[[nodiscard]] std::vector<std::optional<double>> resampled_errors(const PairedSample& paired,
                                                                  std::size_t first, std::size_t second,
                                                                  std::span<const Estimand> estimands,
                                                                  const EvaluationPlan& plan);

inline constexpr std::size_t most_rows_resampled = 200'000;

}  // namespace assay
