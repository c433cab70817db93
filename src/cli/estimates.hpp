// What commands that evaluate have in common.
#pragma once

#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/evaluate/metric_choice.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// As the options say, on so many threads.
[[nodiscard]] EvaluationPlan plan_of(const EstimateOptions& options, unsigned threads);

/// Throws a data error where a metric needs scores that are not there.
void check_scores(const BoundMetric& metric, const InputOptions& input, const Sample& predictions);

/// The same of metrics that were asked for by name; one that comes with "all" need not be there.
void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Sample& predictions);

}  // namespace assay::cli
