// Metrics by name, and formulas of the user's own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/evaluate/metric_choice.hpp"
#include "assay/metric/catalogue.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// Among the names of metrics: all of them.
inline constexpr std::string_view every_metric = "all";

/// "f1,recall[a,b]": what stands between commas, outside of brackets.
[[nodiscard]] std::vector<std::string> metric_list(std::string_view text);

struct MetricOptions {
  std::vector<std::string> names;  // as given; "all" among them for all, none for the usual ones
  std::vector<std::string> own;    // "cost = 5*FN + FP"

  [[nodiscard]] bool all() const;
};

/// --metrics.
void add_metric_names(CLI::App& app, MetricOptions& options, const std::string& description);
/// --metrics and --metric.
void add_metrics(CLI::App& app, MetricOptions& options);

/// What was asked for of one class or of an average: "recall[fraud]", "macro_f1". Throws a usage error.
[[nodiscard]] std::vector<NamedEstimand> chosen_of_classes(const MetricOptions& options);

/// The metrics of all rows asked for by name, or the usual ones, and those of the user's own; once each.
/// Throws a usage error for a name that is not known, or that other columns have `taken`.
[[nodiscard]] std::vector<BoundMetric> chosen_metrics(const MetricOptions& options,
                                                      std::span<const char* const> usual,
                                                      std::span<const char* const> taken);

}  // namespace assay::cli
