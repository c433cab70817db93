// assay report: precision, recall, F1 and more by class and overall, with intervals.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "cli/command.hpp"
#include "cli/curves.hpp"
#include "cli/load.hpp"
#include "cli/metrics.hpp"
#include "cli/options.hpp"
#include "cli/signature.hpp"

namespace assay::cli {

namespace {

struct Options {
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;
  MetricOptions metrics;
};

constexpr std::array other_columns{"support"};
constexpr std::array usual_by_class{"precision", "recall", "f1", "roc_auc", "average_precision"};
constexpr std::array usual_overall{"accuracy",
                                   "balanced_accuracy",
                                   "precision",
                                   "recall",
                                   "specificity",
                                   "npv",
                                   "f1",
                                   "mcc",
                                   "kappa",
                                   "prevalence",
                                   "roc_auc",
                                   "roc_auc_ovr",
                                   "average_precision",
                                   "top_k_accuracy(2)",
                                   "log_loss",
                                   "brier_score"};

// A metric of scores that was asked for by name must be there; one that comes with "all" need not.
void check_scores(const Options& options, const Predictions& predictions) {
  for (const std::string& name : options.metrics.names) {
    if (name == "all") continue;
    const Measure asked = measure(name);
    const bool of_scores = asked.loss || asked.ranked.of_two;
    if (of_scores && !predictions.losses && !predictions.ranking && !predictions.class_scores)
      throw data_error(name + " needs scores",
                       options.input.counts.any()
                           ? "counts bring none: give a file that has them"
                           : "name their column with --score where there are two labels, or one "
                             "for each class with --scores");
    if (asked.ranked && !of_scores && !predictions.class_scores)
      throw data_error(name + " needs a column of scores for each class",
                       "name them with --scores, such as 'p_*'");
    if (asked.loss && !predictions.why_no_losses.empty())
      throw data_error(name + ": " + predictions.why_no_losses,
                       "it needs probabilities: from 0 to 1, and those of all classes together 1");
  }
}

Needs needs_of(const EvaluationPlan& plan) {
  Needs needs{.scores_beside_predictions = true};
  for (const Measure& measure : plan.overall) {
    needs.losses = needs.losses || measure.loss != nullptr;
    needs.ranking = needs.ranking || static_cast<bool>(measure.ranked);
  }
  return needs;
}

EvaluationPlan plan_of(const Options& options) {
  EvaluationPlan plan{.by_class = {},
                      .overall = {},
                      .intervals = options.estimates.intervals,
                      .proportion_method = options.estimates.proportion_method,
                      .bootstrap = options.estimates.bootstrap,
                      .zero_division = options.estimates.zero_division};
  plan.by_class = chosen_measures(options.metrics, usual_by_class, other_columns);
  plan.overall = chosen_measures(options.metrics, usual_overall, other_columns);
  return plan;
}

std::vector<Cell> cells_of(const std::vector<Estimate>& estimates, Count support) {
  std::vector<Cell> cells(estimates.begin(), estimates.end());
  cells.emplace_back(support);
  return cells;
}

// The table by class, and the averages below it.
void add_tables(Report& report, const Evaluation& evaluation, bool weighted) {
  if (evaluation.class_measures.empty()) return;
  Table classes{.key = "classes", .row_header = "class", .columns = {}, .rows = {}};
  for (const Measure* measure : evaluation.class_measures) classes.columns.push_back(measure->name);
  classes.columns.emplace_back("support");
  Table averages{.key = "averages", .row_header = "average", .columns = classes.columns, .rows = {}};
  double support = 0;
  for (const ClassEstimates& one : evaluation.classes) {
    classes.rows.push_back({one.label, cells_of(one.estimates, {one.support, weighted})});
    support += one.support;
  }
  for (const AverageEstimates& one : evaluation.averages)
    averages.rows.push_back(
        {std::string(name_of(one.average)), cells_of(one.estimates, {support, weighted})});
  report.parts.emplace_back(std::move(classes));
  report.parts.emplace_back(std::move(averages));
}

// The overall measures with a defined value for which `holds`.
template <class Holds>
std::string names_where(const Evaluation& evaluation, Holds holds) {
  std::vector<std::string> names;
  for (const NamedEstimate& one : evaluation.overall)
    if (one.estimate.value.defined() && holds(one)) names.push_back(one.measure->name);
  return listed(names);
}

void warn(Report& report, const Evaluation& evaluation, const Options& options, bool weighted) {
  const auto warn = [&](const char* code, const std::string& message) {
    report.warnings.push_back({code, message});
  };
  for (const NamedEstimate& one : evaluation.overall)
    if (one.measure->name == "roc_auc")
      if (auto below = auc_below_half(one.estimate.value)) report.warnings.push_back(*std::move(below));
  if (!options.estimates.intervals) return;
  if (weighted) return warn("weighted", "rows have weights: intervals, which need counts, are left out");
  if (evaluation.too_many_cells)
    return warn("too_many_cells",
                "intervals by bootstrap are left out: with so many classes they would take too long");
  const auto none = [](const NamedEstimate& one) { return !one.estimate.interval && !one.measure->ranked; };
  if (const std::string names = names_where(evaluation, none); !names.empty())
    warn("no_interval", "no interval for " + names + ": the rows are too few, or cells are empty");
  const auto no_method = [](const NamedEstimate& one) {
    return !one.estimate.interval && one.measure->ranked;
  };
  if (const std::string names = names_where(evaluation, no_method); !names.empty())
    warn("no_interval", "no interval for " + names + ": no method is known, or the rows are too few");
  const auto no_width = [](const NamedEstimate& one) {
    const auto& interval = one.estimate.interval;
    return interval && interval->low == interval->high;
  };
  if (const std::string names = names_where(evaluation, no_width); !names.empty())
    warn("zero_width_interval",
         "the interval of " + names + " has no width: resampling sees no rows but these");
}

Report run(const Options& options) {
  const EvaluationPlan plan = plan_of(options);  // before the rows: a wrong name need not wait for them
  const Loaded loaded = load(options.input, needs_of(plan));
  check_scores(options, loaded.predictions);
  const ConfusionMatrix& matrix = loaded.predictions.matrix;
  const Evaluation evaluation = evaluate(loaded.predictions, plan);
  Report report{.command = "report", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (options.estimates.intervals && !matrix.weighted)
    report.confidence = options.estimates.bootstrap.confidence;
  add_tables(report, evaluation, matrix.weighted);
  ValueList overall{.key = "metrics", .values = {}};
  for (const NamedEstimate& one : evaluation.overall)
    overall.values.push_back({one.measure->name, one.estimate});
  if (!overall.values.empty()) report.parts.emplace_back(std::move(overall));
  report.parts.emplace_back(MatrixTable{.labels = matrix.labels,
                                        .counts = matrix.cells,
                                        .weighted = matrix.weighted,
                                        .positive = loaded.predictions.positive,
                                        .in_brief = true});
  warn(report, evaluation, options, matrix.weighted);
  report.signature = signature(loaded, options.estimates, options.metrics.own);
  return report;
}

}  // namespace

Task declare_report(CLI::App& app) {
  const auto options = std::make_shared<Options>();
  add_input(app, options->input);
  add_metrics(app, options->metrics);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
