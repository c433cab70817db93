// Estimates of what scores alone decide.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "assay/evaluate/estimand.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay {

/// Of one set of predictions. Metrics that are averaged are taken of each class once.
class ScoreEstimator {
 public:
  ScoreEstimator(const Sample& predictions, const IntervalPlan& plan)
      : predictions_(predictions), plan_(plan) {}

  /// Of a metric of scores; nothing where the predictions cannot have it.
  [[nodiscard]] std::optional<Estimate> estimate(const Estimand& estimand);

 private:
  [[nodiscard]] std::optional<Estimate> of_all_rows(const BoundMetric& metric) const;
  [[nodiscard]] std::optional<Estimate> of_class(const BoundMetric& metric, const OfClass& one);
  [[nodiscard]] std::optional<Estimate> averaged(const BoundMetric& metric, Average average);
  const std::vector<Estimate>& by_class(const BoundMetric& metric);

  const Sample& predictions_;
  const IntervalPlan& plan_;
  std::map<std::string_view, std::vector<Estimate>> by_class_;
};

}  // namespace assay
