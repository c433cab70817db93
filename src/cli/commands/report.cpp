// assay report: precision, recall, F1 and more by class and overall, with intervals.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "assay/core/text.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/slices.hpp"

namespace assay::cli {

namespace {

struct ReportOptions {
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;
  MetricOptions metrics;
  bool show_working = false;
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

// The overall metrics with a defined value for which `holds`.
template <class Holds>
std::string names_where(const Results& results, Holds holds) {
  std::vector<std::string> names;
  for (const Estimated* one : results.overall())
    if (one->estimate.value.defined() && holds(*one)) names.push_back(one->name());
  return listed(names);
}

void warn(Report& report, const Results& results, const ReportOptions& options, bool weighted) {
  const auto warn = [&](const char* code, const std::string& message) {
    report.warnings.push_back({code, message});
  };
  if (auto below = auc_below_half(results)) report.warnings.push_back(*std::move(below));
  if (!options.estimates.intervals.wanted) return;
  if (weighted) return warn("weighted", "rows have weights: intervals, which need counts, are left out");
  if (results.too_many_cells())
    return warn("too_many_cells",
                "intervals by bootstrap are left out: with so many classes they would take too long");
  const auto is_ranked = [](const Estimated& one) { return one.estimand.metric.needs().ranking; };
  const auto none = [&](const Estimated& one) { return !one.estimate.interval && !is_ranked(one); };
  if (const std::string names = names_where(results, none); !names.empty())
    warn("no_interval", "no interval for " + names + ": the rows are too few, or cells are empty");
  const auto no_method = [&](const Estimated& one) { return !one.estimate.interval && is_ranked(one); };
  if (const std::string names = names_where(results, no_method); !names.empty())
    warn("no_interval", "no interval for " + names + ": no method is known, or the rows are too few");
  const auto no_width = [](const Estimated& one) {
    const auto& interval = one.estimate.interval;
    return interval && interval->low == interval->high;
  };
  if (const std::string names = names_where(results, no_width); !names.empty())
    warn("zero_width_interval",
         "the interval of " + names + " has no width: resampling sees no rows but these");
}

std::vector<Part> parts_of(const ReportOptions& options, const MetricChoice& choice,
                           const Predictions& predictions, const Results& results) {
  const ConfusionMatrix& matrix = predictions.matrix;
  std::vector<Part> parts;
  add_tables(parts, choice, predictions, results);
  add_overall(parts, results);
  parts.emplace_back(MatrixTable{.labels = matrix.labels,
                                 .counts = matrix.cells,
                                 .weighted = matrix.weighted,
                                 .positive = predictions.positive,
                                 .in_brief = true});
  if (options.show_working) add_working(parts, choice, predictions, options.estimates.zero_division);
  return parts;
}

Report run(const ReportOptions& options) {
  // Before the rows: a wrong name need not wait for them.
  const MetricChoice choice{.by_class = chosen_metrics(options.metrics, usual_by_class, other_columns),
                            .overall = chosen_metrics(options.metrics, usual_overall, other_columns)};
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  const Loaded loaded = load(options.input, needs_of(choice.overall));
  check_scores(options.metrics.names, options.input, loaded.predictions);
  const bool weighted = loaded.predictions.matrix.weighted;
  plan.intervals.wanted = plan.intervals.wanted && !weighted;  // of slices whose own weights are all 1, too
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<Results> results =
      of_all_and_slices(loaded, options.input.threads, [&](const Predictions& predictions) {
        return evaluate(predictions, choice.estimands(predictions), plan);
      });
  Report report{.command = "report", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (options.estimates.intervals.wanted && !weighted)
    report.confidence = options.estimates.intervals.confidence();
  report.parts = parts_of(options, choice, loaded.predictions, results[0]);
  warn(report, results[0], options, weighted);
  report.rules = estimate_rules(loaded, options.estimates.intervals, options.estimates.zero_division,
                                options.metrics.own);
  report.signature = report_signature(loaded.input, *report.rules);
  add_slices(report, options.input, loaded.slices, overall_values(results[0]), [&](std::size_t i) {
    return SliceContent{.values = overall_values(results[i + 1]),
                        .parts = parts_of(options, choice, loaded.slices[i].predictions, results[i + 1])};
  });
  return report;
}

}  // namespace

Task declare_report(CLI::App& app) {
  const auto options = std::make_shared<ReportOptions>();
  add_input(app, options->input);
  add_slices(app, options->input);
  add_metrics(app, options->metrics);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  app.add_flag("--show-working", options->show_working, "Print each formula with its numbers")
      ->group("Output");
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
