// assay imbalance: how unevenly rows are spread over classes, what that does to the figures, and remedies.
#include <fmt/format.h>

#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/chosen.hpp"
#include "assay/report/build/imbalance.hpp"
#include "assay/report/build/of_slices.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct ImbalanceOptions {
  InputOptions input;
  std::optional<std::string> counts;
  EstimateOptions estimates;
  MetricOptions metrics;  // none for all
  OutputOptions output;
};

Report run(const ImbalanceOptions& options) {
  if (options.counts && (options.input.partial || options.input.state))
    throw usage_error("--counts has no rows, of which states are made",
                      "leave out --partial and --from-state");
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  Needs needs = needs_of(compared_metrics());
  needs.predictions_optional = true;
  const InputSample loaded =
      options.counts ? sample_of_class_counts(*options.counts, options.input) : load(options.input, needs);
  plan.intervals.wanted =
      plan.intervals.wanted && !loaded.predictions.matrix.weighted;  // of slices of weight 1, too
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<ImbalanceAnalysis> analyses = of_all_and_slices(
      loaded, options.input.threads,
      [&](const Sample& predictions) { return imbalance_analysis(predictions, loaded.truth_alone, plan); });
  Report report = imbalance_report(loaded, analyses, options.estimates.intervals,
                                   options.estimates.zero_division, options.input.min_rows);
  if (!options.metrics.names.empty() && !options.metrics.all()) keep_metrics(report, options.metrics.names);
  return report;
}

}  // namespace

Task declare_imbalance(CLI::App& app) {
  const auto options = std::make_shared<ImbalanceOptions>();
  add_input(app, options->input, "All classes, in this order");
  common(app.add_option(
             "--counts", options->counts,
             "Rows of each class instead of a file: legit=990,fraud=10; or 990,10 for classes 0 and 1"))
      ->type_name("LIST")
      ->group("Counts instead of a file");
  add_slices(app, options->input);
  add_metric_names(app, options->metrics, "Compare only these metrics with baselines; all is the default");
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_states(app, options->input);
  add_bounded(app, options->input);
  add_output(app, options->output, options->input);
  return {.run =
              [options] {
                open_state(options->input);
                return run(*options);
              },
          .output = {options, &options->output}};
}

}  // namespace assay::cli
