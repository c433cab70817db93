// Which metrics are estimated, and what they need of the rows.
#include "assay/evaluate/metric_choice.hpp"

#include <utility>

namespace assay {

std::vector<Estimand> MetricChoice::estimands(const Sample& predictions) const {
  std::vector<Estimand> all = of_each_class(by_class, predictions);
  for (Estimand& one : of_all_rows(overall, predictions)) all.push_back(std::move(one));
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

}  // namespace assay
