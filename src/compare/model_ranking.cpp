// Models in the order of a metric.
#include "assay/compare/model_ranking.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace assay {

namespace {

using TwoModels = std::pair<std::size_t, std::size_t>;  // the lower number first

// Of a metric, which stands at the same place in each comparison; nothing where a model does not have it.
std::vector<double> values_of(const std::map<TwoModels, ModelComparison>& pairs, std::size_t metric,
                              std::size_t models) {
  std::vector<double> values(models);
  for (const auto& [pair, comparison] : pairs) {
    const MetricComparison& one = comparison.metrics[metric];
    if (!one.difference.defined()) return {};
    values[pair.first] = one.reference.number();
    values[pair.second] = one.value.number();
  }
  return values;
}

}  // namespace

std::vector<ModelRanking> model_rankings(
    std::size_t models, const std::function<ModelComparison(std::size_t, std::size_t)>& compare,
    Correction correction, double confidence) {
  std::map<TwoModels, ModelComparison> pairs;
  for (std::size_t i = 0; i < models; ++i)
    for (std::size_t j = i + 1; j < models; ++j) pairs[{i, j}] = compare(i, j);
  std::vector<ModelComparison*> all;
  for (auto& [pair, comparison] : pairs) all.push_back(&comparison);
  correct(all, correction, confidence);
  std::vector<ModelRanking> rankings;
  const auto& metrics = pairs.at({0, 1}).metrics;
  for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
    const std::vector<double> values = values_of(pairs, metric, models);
    if (values.empty() || metrics[metric].better == Better::neither) continue;
    const bool higher = metrics[metric].better == Better::higher;
    ModelRanking& ranking = rankings.emplace_back(ModelRanking{metrics[metric].name, {}, {}});
    ranking.order.resize(models);
    std::iota(ranking.order.begin(), ranking.order.end(), std::size_t{0});
    std::stable_sort(ranking.order.begin(), ranking.order.end(), [&](std::size_t a, std::size_t b) {
      return higher ? values[a] > values[b] : values[a] < values[b];
    });
    for (std::size_t i = 0; i < models; ++i)
      for (std::size_t j = i + 1; j < models; ++j) {
        const TwoModels pair{ranking.order[i], ranking.order[j]};
        const Standing standing = pairs.at(std::minmax(pair.first, pair.second)).metrics[metric].standing;
        if (standing == Standing::no_evidence) ranking.not_told_apart.push_back(pair);
      }
  }
  return rankings;
}

}  // namespace assay
