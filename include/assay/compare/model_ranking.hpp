// Models in the order of a metric, as far as they can be told apart.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assay/compare/comparison.hpp"

namespace assay {

/// Models by one metric.
struct ModelRanking {
  std::string metric;
  std::vector<std::size_t> order;  // the best first
  /// Pairs, the better first, whose difference is no evidence once p is corrected for all pairs.
  std::vector<std::pair<std::size_t, std::size_t>> not_told_apart;
};

/// Of models numbered from 0 that `compare` compares, the first of two being the reference. Metrics that are
/// better neither way, or undefined for a model, rank none.
[[nodiscard]] std::vector<ModelRanking> model_rankings(
    std::size_t models, const std::function<ModelComparison(std::size_t, std::size_t)>& compare,
    Correction correction, double confidence);

}  // namespace assay
