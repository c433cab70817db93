// Reports on thresholds.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/metric/bound_metric.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"
#include "assay/threshold/criterion.hpp"
#include "assay/threshold/honest.hpp"

namespace assay {

struct ThresholdPlan {
  std::vector<BoundMetric> metrics;                         // that follow from the four counts
  std::optional<Criterion> criterion = std::nullopt;        // by which a threshold is chosen
  std::optional<HonestPlan> honest = std::nullopt;          // what it achieves on new rows is estimated
  std::optional<std::vector<double>> shown = std::nullopt;  // of the table, in the unit of the scores
  double min_rows = 30;                                     // of a slice, to be called the worst
  std::string signature = {};                               // of the input
};

/// The threshold that is best by the criterion, and the table of thresholds: of a sample read with its
/// ranking. Throws an error of a gate that failed when no threshold meets the conditions, and a data error
/// when there is nothing to choose from.
[[nodiscard]] Report threshold_report(const InputSample& loaded, const ThresholdPlan& plan);

}  // namespace assay
