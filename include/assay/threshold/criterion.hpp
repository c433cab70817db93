// What a threshold is chosen by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/metric/bound_metric.hpp"
#include "assay/threshold/threshold.hpp"

namespace assay {

/// What makes a threshold the best, as people write it.
struct CriterionTexts {
  std::optional<std::string> best, cost;  // "f1"; "fp=1,fn=5"
  std::vector<std::string> conditions;    // "precision >= 0.9"
  std::optional<double> capacity;

  [[nodiscard]] bool any() const { return best || cost || capacity; }
};

/// A goal, and how it is said.
struct Criterion {
  std::optional<BoundMetric> metric;  // whose number is to be shown
  Goal goal;
  std::string words;  // "highest f1 where precision >= 0.9"
};

/// Nothing when no choice is asked for. `best` may name one of `metrics`, which has metrics of the user's
/// own. Throws a usage error.
[[nodiscard]] std::optional<Criterion> criterion_of(const CriterionTexts& texts,
                                                    const std::vector<BoundMetric>& metrics);

/// Throws a usage error for a metric that does not follow from the four counts of a threshold.
void check_follows_from_counts(const BoundMetric& metric);

}  // namespace assay
