// Which metrics are estimated, and what they need of the rows.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/estimand.hpp"
#include "assay/sample/plan.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// What was asked for of one class or of an average, as it was asked for: "recall[fraud]", "macro_f1".
struct NamedEstimand {
  std::string name;
  Estimand estimand;
};

/// Metrics that are estimated class by class, with averages, and of all rows, as far as predictions have
/// them.
struct MetricChoice {
  std::vector<BoundMetric> by_class = {};
  std::vector<BoundMetric> overall = {};
  std::vector<NamedEstimand> further = {};

  [[nodiscard]] std::vector<Estimand> estimands(const Sample& predictions) const;
};

/// What metrics of all rows need of the rows.
[[nodiscard]] Needs needs_of(std::span<const BoundMetric> metrics);

/// What all that was chosen needs of them.
[[nodiscard]] Needs needs_of(const MetricChoice& choice);

}  // namespace assay
