// Which metrics are estimated, and what they need of the rows.
#pragma once

#include <span>
#include <vector>

#include "assay/evaluate/estimand.hpp"
#include "assay/sample/plan.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// Metrics that are estimated class by class, with averages, and of all rows, as far as predictions have
/// them.
struct MetricChoice {
  std::vector<BoundMetric> by_class = {};
  std::vector<BoundMetric> overall = {};

  [[nodiscard]] std::vector<Estimand> estimands(const Sample& predictions) const;
};

/// What metrics of all rows need of the rows.
[[nodiscard]] Needs needs_of(std::span<const BoundMetric> metrics);

}  // namespace assay
