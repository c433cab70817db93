// Which metrics are estimated, and what they need of the rows.
#include "assay/evaluate/metric_choice.hpp"

#include <algorithm>
#include <utility>

namespace assay {

std::vector<Estimand> MetricChoice::estimands(const Sample& predictions) const {
  std::vector<Estimand> all = of_each_class(by_class, predictions);
  for (Estimand& one : of_all_rows(overall, predictions)) all.push_back(std::move(one));
  for (const NamedEstimand& asked : further) {
    const auto is_there = [&](const Estimand& one) { return same(one, asked.estimand); };
    if (std::none_of(all.begin(), all.end(), is_there)) all.push_back(asked.estimand);
  }
  return all;
}

Needs needs_of(std::span<const BoundMetric> metrics) {
  Needs needs{.matrix = metrics.empty(), .scores_beside_predictions = true};
  for (const BoundMetric& metric : metrics) {
    needs.matrix = needs.matrix || metric.needs().matrix;
    needs.losses = needs.losses || metric.needs().losses;
    needs.ranking = needs.ranking || metric.needs().ranking;
  }
  return needs;
}

Needs needs_of(const MetricChoice& choice) {
  std::vector<BoundMetric> metrics = choice.overall;
  for (const NamedEstimand& one : choice.further) metrics.push_back(one.estimand.metric);
  return needs_of(metrics);
}

}  // namespace assay
