// assay report: precision, recall, F1 and more by class and overall, with intervals.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/curves.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/build/of_slices.hpp"
#include "assay/report/build/sweep.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/options/states.hpp"
#include "cli/some_counts.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct ReportOptions {
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;
  MetricOptions metrics;
  bool folds = false;  // --folds names the column of slices
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

// Folds are read as slices are, whose option errors name.
Error of_folds(Error error) {
  const auto replace = [](std::string& text, std::string_view part, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += with.size())
      text.replace(at, part.size(), with);
  };
  for (Diagnostic& one : error.diagnostics) {
    replace(one.what, "value of --by", "value of --folds");
    for (const char* words : {"with --by ", " --by "}) {
      std::string of_folds = words;
      replace(of_folds, "--by", "--folds");
      replace(one.hint, words, of_folds);
    }
  }
  return error;
}

InputSample load_rows(const ReportOptions& options, const Needs& needs) {
  if (!options.folds) return load(options.input, needs);
  try {
    InputSample loaded = load(options.input, needs);
    for (auto& [role, column] : loaded.input.columns)
      if (role == role::slice.name) role = "folds";
    return loaded;
  } catch (const Error& error) {
    throw of_folds(error);
  }
}

// Metrics that some of the four counts determine: those that are asked for, or the usual ones among them.
Report of_some_counts(const ReportOptions& options, MetricChoice choice) {
  CellCounts counts = options.input.counts;
  const bool chosen = !options.metrics.names.empty() && !options.metrics.all();
  if (!choice.further.empty())
    throw usage_error(choice.further.front().name + " needs all four counts", "use 0 for an empty count");
  if (chosen)
    for (const BoundMetric& metric : choice.overall) check_enough(metric, counts);
  std::erase_if(choice.overall, [&](const BoundMetric& metric) {
    return metric.of_scores() || !metric.formula() || !lacking_for(metric, counts).empty();
  });
  const std::vector<std::string> missing = not_given(counts);
  if (choice.overall.empty())
    throw usage_error("no usual metric follows from these counts alone",
                      "give more of --tp --fp --fn --tn, 0 for an empty count");
  choice.by_class.clear();
  InputOptions input = options.input;
  for (auto count : {&CellCounts::tp, &CellCounts::fp, &CellCounts::fn, &CellCounts::tn})
    input.counts.*count = (input.counts.*count).value_or(0);  // no metric that is left has it
  InputSample loaded = load(input, {});
  loaded.input.counted = false;
  if (!chosen)
    loaded.warnings.push_back(
        {"counts_not_given",
         fmt::format("{} {} not given: metrics that need {} are left out", fmt::join(missing, " and "),
                     missing.size() == 1 ? "is" : "are", missing.size() == 1 ? "it" : "them")});
  const EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  return evaluation_report(loaded, choice,
                           evaluate(loaded.predictions, choice.estimands(loaded.predictions), plan),
                           {.how = options.estimates,
                            .working = options.show_working,
                            .chosen = true,
                            .own_metrics = options.metrics.own});
}

Report run(const ReportOptions& options) {
  // Before the rows: a wrong name need not wait for them.
  const MetricChoice choice{.by_class = chosen_metrics(options.metrics, usual_by_class, other_columns),
                            .overall = chosen_metrics(options.metrics, usual_overall, other_columns),
                            .further = chosen_of_classes(options.metrics)};
  if (are_some(options.input.counts) && options.input.files.empty()) return of_some_counts(options, choice);
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  Needs needs = with_named_predictions(needs_of(choice), options.input);
  if (options.show_working && needs.losses) needs.ranking = true;  // it has the scores row by row
  if (options.output.sweeps()) needs.ranking = true;
  needs.positive = false;  // without a positive class there are still those metrics that need none
  const InputSample loaded = load_rows(options, needs);
  check_scores(options.metrics.names, options.input, loaded.predictions);
  for (const auto& [name, estimand] : choice.further)
    if (const auto why = why_not(estimand, name, loaded.predictions)) throw *why;
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<Results> results =
      of_all_and_slices(loaded, options.input.threads, [&](const Sample& predictions) {
        EvaluationPlan how = plan;
        if (options.folds && &predictions != &loaded.predictions) how.intervals.wanted = false;
        return evaluate(predictions, choice.estimands(predictions), how);
      });
  Report report = evaluation_report(loaded, choice, results,
                                    {.how = options.estimates,
                                     .working = options.show_working,
                                     .min_rows = options.input.min_rows,
                                     .folds = options.folds,
                                     .chosen = !options.metrics.names.empty() && !options.metrics.all(),
                                     .own_metrics = options.metrics.own});
  if (options.output.sweeps()) {
    report.sweep = sweep_of(loaded, options.estimates);
    if (const auto& classes = loaded.predictions.class_scores)
      report.pictures = {drawing_of_classes(*classes, roc_curve()),
                         drawing_of_classes(*classes, precision_recall_curve())};
  }
  return report;
}

void add_folds_option(CLI::App& app, ReportOptions& options) {
  app.add_option_function<std::string>(
         "--folds",
         [&options](const std::string& column) {
           options.input.columns.set(role::slice, column);
           options.folds = true;
         },
         "Also the mean, standard deviation and range of each metric over cross-validation folds; the column "
         "names a row's fold")
      ->type_name("COL")
      ->group("Slices");
}

void refuse_two_columns(const CLI::App& app) {
  if (app.count("--by") > 0 && app.count("--folds") > 0)
    throw usage_error("--by and --folds both divide the rows", "give one of them");
}

}  // namespace

Task declare_report(CLI::App& app) {
  const auto options = std::make_shared<ReportOptions>();
  add_input(app, options->input);
  add_at_prevalence(app, options->input);
  add_clusters(app, options->input);
  add_slices(app, options->input);
  add_folds_option(app, *options);
  add_metrics(app, options->metrics);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  common(app.add_flag("--show-working", options->show_working, "Print each formula with its numbers"))
      ->group("Output");
  add_states(app, options->input);
  add_bounded(app, options->input);
  add_output(app, options->output, options->input);
  return {.run =
              [options, &app] {
                refuse_two_columns(app);
                open_state(options->input);
                return run(*options);
              },
          .output = {options, &options->output}};
}

}  // namespace assay::cli
