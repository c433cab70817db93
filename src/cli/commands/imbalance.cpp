// assay imbalance: how unevenly rows are spread over classes, what that does to the figures, and remedies.
#include <fmt/format.h>

#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/imbalance/parts.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/slices.hpp"

namespace assay::cli {

namespace {

struct ImbalanceOptions {
  InputOptions input;
  std::optional<std::string> counts;
  EstimateOptions estimates;
  OutputOptions output;
};

Report run(const ImbalanceOptions& options) {
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  Needs needs = needs_of(compared_metrics());
  needs.predictions_optional = true;
  const Loaded loaded =
      options.counts ? sample_of_class_counts(*options.counts, options.input) : load(options.input, needs);
  plan.intervals.wanted =
      plan.intervals.wanted && !loaded.predictions.matrix.weighted;  // of slices of weight 1, too
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<ImbalanceAnalysis> analyses =
      of_all_and_slices(loaded, options.input.threads, [&](const Predictions& predictions) {
        return imbalance_analysis(predictions, loaded.truth_alone, plan);
      });
  const ImbalanceAnalysis& analysis = analyses[0];
  Report report{.command = "imbalance", .inputs = {loaded.input}, .parts = parts_of(analysis)};
  const bool with_intervals =
      options.estimates.intervals.wanted && !analysis.counts.weighted && !loaded.truth_alone;
  if (with_intervals) report.confidence = options.estimates.intervals.confidence();
  for (Part& part : advice_on(analysis)) report.parts.push_back(std::move(part));
  report.warnings = loaded.warnings;
  for (Warning& warning : findings_on(analysis)) report.warnings.push_back(std::move(warning));
  if (!loaded.truth_alone)
    report.rules = estimate_rules(loaded, options.estimates.intervals, options.estimates.zero_division);
  report.signature =
      report.rules ? report_signature(loaded.input, *report.rules) : report_signature(loaded.input);
  add_slices(report, options.input, loaded.slices, summary_of(analysis), [&](std::size_t i) {
    return SliceContent{.values = summary_of(analyses[i + 1]), .parts = parts_of(analyses[i + 1])};
  });
  return report;
}

}  // namespace

Task declare_imbalance(CLI::App& app) {
  const auto options = std::make_shared<ImbalanceOptions>();
  add_input(app, options->input, "All classes, in this order");
  app.add_option("--counts", options->counts,
                 "Rows of each class instead of a file: legit=990,fraud=10, or 990,10 of classes 0 and 1")
      ->type_name("LIST")
      ->group("Counts instead of a file");
  add_slices(app, options->input);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
