// Options of intervals, and of what 0/0 is.
#pragma once

#include <cstdint>

#include "assay/evaluate/evaluation.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

using EstimateOptions = EvaluationPlan;

// Each adds its options to a command, and stores what they say in `options`, which must outlive the parsing.

void add_confidence(CLI::App& app, bool& intervals, double& confidence);
void add_interval(CLI::App& app, IntervalPlan& plan);
void add_seed(CLI::App& app, std::uint64_t& seed, const std::string& group = "Intervals");
void add_estimates(CLI::App& app, EstimateOptions& options);

}  // namespace assay::cli
