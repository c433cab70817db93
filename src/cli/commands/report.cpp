// assay report: precision, recall, F1 and more by class and overall, with intervals.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "assay/core/text.hpp"
#include "assay/report/build/evaluation.hpp"
#include "assay/report/build/of_slices.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"

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

Report run(const ReportOptions& options) {
  // Before the rows: a wrong name need not wait for them.
  const MetricChoice choice{.by_class = chosen_metrics(options.metrics, usual_by_class, other_columns),
                            .overall = chosen_metrics(options.metrics, usual_overall, other_columns)};
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  Needs needs = needs_of(choice.overall);
  needs.positive = false;  // without a positive class there are still those metrics that need none
  const InputSample loaded = load(options.input, needs);
  check_scores(options.metrics.names, options.input, loaded.predictions);
  const bool weighted = loaded.predictions.matrix.weighted;
  plan.intervals.wanted = plan.intervals.wanted && !weighted;  // of slices whose own weights are all 1, too
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<Results> results = of_all_and_slices(
      loaded, options.input.threads,
      [&](const Sample& predictions) { return evaluate(predictions, choice.estimands(predictions), plan); });
  return evaluation_report(loaded, choice, results,
                           {.how = options.estimates,
                            .working = options.show_working,
                            .min_rows = options.input.min_rows,
                            .own_metrics = options.metrics.own});
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
