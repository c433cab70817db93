// Parts of reports on an evaluation.
#include "cli/estimates.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/curves.hpp"

namespace assay::cli {

namespace {

// A class or an average, in the columns of these metrics.
TableRow row_of(std::string label, const Target& target, const std::vector<BoundMetric>& metrics,
                const Results& results, Count support) {
  TableRow row{std::move(label), {}};
  for (const BoundMetric& metric : metrics) row.cells.emplace_back(*results.find(metric.name(), target));
  row.cells.emplace_back(support);
  return row;
}

}  // namespace

std::vector<Estimand> MetricChoice::estimands(const Predictions& predictions) const {
  std::vector<Estimand> all = of_each_class(by_class, predictions);
  for (Estimand& one : of_all_rows(overall, predictions)) all.push_back(std::move(one));
  return all;
}

EvaluationPlan plan_of(const EstimateOptions& options, unsigned threads) {
  EvaluationPlan plan = options;
  plan.intervals.bootstrap.threads = threads;
  return plan;
}

Needs needs_of(std::span<const BoundMetric> metrics) {
  Needs needs{.scores_beside_predictions = true};
  for (const BoundMetric& metric : metrics) {
    needs.losses = needs.losses || metric.needs().losses;
    needs.ranking = needs.ranking || metric.needs().ranking;
  }
  return needs;
}

void check_scores(const BoundMetric& metric, const InputOptions& input, const Predictions& predictions) {
  const auto why = why_no_scores(metric, predictions);
  if (!why) return;
  if (input.counts.any() && !metric.needs().class_scores)
    throw data_error(why->what(), "counts bring none: give a file that has them");
  throw *why;
}

void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Predictions& predictions) {
  for (const std::string& name : names)
    if (name != "all") check_scores(bound_metric(name), input, predictions);
}

std::optional<Warning> auc_below_half(const Results& results) {
  const Estimate* area = results.find("roc_auc");
  return area ? auc_below_half(area->value) : std::nullopt;
}

void add_tables(std::vector<Part>& parts, const MetricChoice& choice, const Predictions& predictions,
                const Results& results) {
  const std::vector<BoundMetric> metrics = class_metrics(choice.by_class, predictions);
  if (metrics.empty()) return;
  const bool weighted = predictions.matrix.weighted;
  Table classes{.key = "classes", .row_header = "class", .columns = {}, .rows = {}};
  for (const BoundMetric& metric : metrics) classes.columns.push_back(metric.name());
  classes.columns.emplace_back("support");
  Table averages{.key = "averages", .row_header = "average", .columns = classes.columns, .rows = {}};
  const std::vector<TwoByTwo> tables = one_vs_rest(predictions.matrix);
  double rows = 0;
  for (std::size_t k = 0; k < predictions.selected; ++k) {
    const std::string& label = predictions.matrix.labels[k];
    const double support = tables[k].tp + tables[k].fn;
    classes.rows.push_back(row_of(label, OfClass{label}, metrics, results, {support, weighted}));
    rows += support;
  }
  for (const Average average : averages_of(predictions))
    averages.rows.push_back(
        row_of(std::string(name_of(average)), Averaged{average}, metrics, results, {rows, weighted}));
  parts.emplace_back(std::move(classes));
  parts.emplace_back(std::move(averages));
}

std::vector<NamedValue> overall_values(const Results& results) {
  std::vector<NamedValue> values;
  for (const Estimated* one : results.overall()) values.push_back({one->name(), one->estimate});
  return values;
}

void add_overall(std::vector<Part>& parts, const Results& results) {
  ValueList overall{.key = "metrics", .values = overall_values(results)};
  if (!overall.values.empty()) parts.emplace_back(std::move(overall));
}

void add_working(std::vector<Part>& parts, const MetricChoice& choice, const Predictions& predictions,
                 ZeroDivision zero_division) {
  const ConfusionMatrix& matrix = predictions.matrix;
  const double zero_by_zero = zero_division.value_or(undefined_number);
  const auto derive = [&](Working& working, const BoundMetric& metric, Scope scope,
                          const Variables& variables) {
    if (const Formula* formula = metric.formula(scope))
      add_derivations(working.derivations, formula->derivations(metric.name(), variables, zero_by_zero));
  };
  const std::vector<TwoByTwo> tables = one_vs_rest(matrix);
  Working overall;
  for (const auto& [metric, target] : of_all_rows(choice.overall, predictions)) {
    if (predictions.positive && metric.formula()) {
      derive(overall, metric, Scope::two_by_two, variables_of(tables[*predictions.positive]));
    } else {
      derive(overall, metric, Scope::whole_matrix, variables_of(matrix, predictions.ordered, zero_by_zero));
    }
  }
  if (!overall.derivations.empty()) parts.emplace_back(std::move(overall));
  if (predictions.positive) return;
  for (std::size_t k = 0; k < predictions.selected; ++k) {
    Working of_class{
        .key = "class_working", .label = matrix.labels[k], .title = "class " + in_quotes(matrix.labels[k])};
    for (const BoundMetric& metric : class_metrics(choice.by_class, predictions))
      derive(of_class, metric, Scope::two_by_two, variables_of(tables[k]));
    if (!of_class.derivations.empty()) parts.emplace_back(std::move(of_class));
  }
}

}  // namespace assay::cli
