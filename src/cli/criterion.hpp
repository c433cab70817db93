// What a threshold is chosen by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/metric/catalogue.hpp"
#include "assay/report/build/threshold.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct CriterionOptions {
  std::optional<std::string> best, cost;  // "f1"; "fp=1,fn=5"
  std::vector<std::string> conditions;    // "precision >= 0.9"
  std::optional<double> capacity;

  [[nodiscard]] bool any() const { return best || cost || capacity; }
};

/// --best, --min-cost, --where and --capacity.
void add_criterion(CLI::App& app, CriterionOptions& options);

/// Nothing when no choice is asked for. --best may name one of `metrics`, which has metrics of the user's
/// own. Throws a usage error.
[[nodiscard]] std::optional<Criterion> criterion_of(const CriterionOptions& options,
                                                    const std::vector<BoundMetric>& metrics);

/// Throws a usage error for a metric that does not follow from the four counts of a threshold.
void check_follows_from_counts(const BoundMetric& metric);

}  // namespace assay::cli
