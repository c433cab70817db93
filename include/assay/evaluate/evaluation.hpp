// Estimates of what was asked for.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/evaluate/estimand.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/sample/sample.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay {

struct EvaluationPlan {
  IntervalPlan intervals = {};
  ZeroDivision zero_division = std::nullopt;
};

struct Estimated {
  Estimand estimand;
  Estimate estimate;

  [[nodiscard]] const std::string& name() const { return estimand.metric.name(); }
};

/// Estimates, in the order in which they were asked for.
class Results {
 public:
  Results() = default;
  Results(std::vector<Estimated> all, bool too_many_cells);

  [[nodiscard]] std::span<const Estimated> all() const& { return all_; }
  std::span<const Estimated> all() const&& = delete;  // of a temporary
  /// Those of all rows.
  [[nodiscard]] std::vector<const Estimated*> overall() const&;
  std::vector<const Estimated*> overall() const&& = delete;
  /// Null where it was not asked for, or could not be had.
  [[nodiscard]] const Estimate* find(std::string_view metric, const Target& target = Overall{}) const&;
  const Estimate* find(std::string_view metric, const Target& target = Overall{}) const&& = delete;
  /// Intervals by bootstrap were left out: they would take too long.
  [[nodiscard]] bool too_many_cells() const { return too_many_cells_; }

 private:
  std::vector<Estimated> all_;
  std::map<std::pair<std::string_view, Target>, std::size_t> places_;  // names are held by the metrics
  bool too_many_cells_ = false;
};

/// Why predictions have no intervals at all: their rows are of one cluster, or they are a matrix of weights.
/// Empty where they may have some.
[[nodiscard]] std::string why_no_intervals(const Sample& predictions);

/// Why some have none where plain methods were asked for, and rows have weights or belong to clusters.
inline constexpr const char* plain_methods_need_counts =
    "plain methods for counts (--method) need rows without weights and clusters";

/// Why metrics of the order of scores have none where others have.
[[nodiscard]] std::string why_no_ranking_interval(const Sample& predictions);
inline constexpr const char* no_interval_of_scattered_rows =
    "no method is known for rows with weights or in clusters";

/// What the predictions cannot have is left out of the results. All that needs a bootstrap shares one.
[[nodiscard]] Results evaluate(const Sample& predictions, std::span<const Estimand> estimands,
                               const EvaluationPlan& plan = {});

}  // namespace assay
