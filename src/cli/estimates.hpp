// What commands that evaluate have in common: what they need of the rows, and the parts of their reports.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/report/report.hpp"
#include "cli/load.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// Metrics that are reported class by class, with averages, and of all rows, as far as predictions have them.
struct MetricChoice {
  std::vector<BoundMetric> by_class, overall;

  [[nodiscard]] std::vector<Estimand> estimands(const Predictions& predictions) const;
};

/// As the options say, on so many threads.
[[nodiscard]] EvaluationPlan plan_of(const EstimateOptions& options, unsigned threads);

/// What metrics of all rows need of the rows.
[[nodiscard]] Needs needs_of(std::span<const BoundMetric> metrics);

/// Throws a data error where a metric needs scores that are not there.
void check_scores(const BoundMetric& metric, const InputOptions& input, const Predictions& predictions);

/// The same of metrics that were asked for by name; one that comes with "all" need not be there.
void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Predictions& predictions);

/// A warning where roc_auc is among the metrics and below one half.
[[nodiscard]] std::optional<Warning> auc_below_half(const Results& results);

/// The table by class, and the averages below it.
void add_tables(std::vector<Part>& parts, const MetricChoice& choice, const Predictions& predictions,
                const Results& results);

/// The metrics of all rows.
[[nodiscard]] std::vector<NamedValue> overall_values(const Results& results);
void add_overall(std::vector<Part>& parts, const Results& results);

/// Each formula with its numbers: of the overall metrics, and of more than two classes of each class.
void add_working(std::vector<Part>& parts, const MetricChoice& choice, const Predictions& predictions,
                 ZeroDivision zero_division);

}  // namespace assay::cli
