// The catalogue: every metric, declared once.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/metric/bound_metric.hpp"
#include "assay/metric/metric.hpp"

namespace assay {

/// Metrics that belong together.
struct Family {
  std::string_view title;  // "Rates of the two-by-two table"
  std::span<const Metric> metrics;
};

/// The families, in the order of the catalogue.
[[nodiscard]] std::span<const Family> metric_families();

/// Every metric, family by family.
[[nodiscard]] std::span<const Metric> catalogue();

/// The metric of that name, alias or symbol; null when there is none.
[[nodiscard]] const Metric* find_metric(std::string_view name);

/// Names and aliases of all metrics, for suggestions.
[[nodiscard]] std::vector<std::string> metric_names();

/// "f1", "sensitivity", "fbeta(2)". Throws a usage error with the nearest name, or about the parameter.
[[nodiscard]] BoundMetric bound_metric(std::string_view text);

/// A formula of the user's own over one class and the rest, "5*FN + FP"; it may name metrics. Throws a
/// SyntaxError.
[[nodiscard]] Formula own_formula(std::string_view text);

/// The same with a name, "cost = 5*FN + FP". Throws a usage error.
[[nodiscard]] BoundMetric own_metric(std::string_view text);

/// Each metric of the catalogue, those with a parameter at its example.
[[nodiscard]] std::vector<BoundMetric> all_metrics();

}  // namespace assay
