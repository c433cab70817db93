// Metrics by name, and formulas of the user's own.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/metric/catalogue.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct MetricOptions {
  std::vector<std::string> names;  // as given; "all" among them for all, none for the usual ones
  std::vector<std::string> own;    // "cost = 5*FN + FP"

  [[nodiscard]] bool all() const;
};

/// --metrics and --metric.
void add_metrics(CLI::App& app, MetricOptions& options);

/// The metrics asked for by name, or the usual ones, and those of the user's own; once each. Throws a usage
/// error for a name that is not known, or that other columns have `taken`.
[[nodiscard]] std::vector<BoundMetric> chosen_metrics(const MetricOptions& options,
                                                      std::span<const char* const> usual,
                                                      std::span<const char* const> taken);

}  // namespace assay::cli
