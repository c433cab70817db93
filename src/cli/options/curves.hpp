// Options of commands that draw curves.
#pragma once

#include <string>
#include <vector>

#include "assay/report/build/curves.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

struct CurveOptions {
  InputOptions input;
  std::vector<std::string> files;  // several are compared; none is standard input
  CurvePlan plan;
  MetricOptions metrics;  // none for all
  OutputOptions output;
};

/// --no-curve and --plot.
void add_drawing(CLI::App& app, bool& curve, OutputOptions& output, const std::string& group);

/// FILE..., input, metrics, intervals, points and --plot.
void add_curve_options(CLI::App& app, CurveOptions& options);

}  // namespace assay::cli
