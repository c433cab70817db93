// assay threshold: what thresholds bring, and which one is best.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/sweep.hpp"
#include "assay/report/build/threshold.hpp"
#include "assay/threshold/threshold.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/criterion.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct ThresholdOptions {
  InputOptions input;
  OutputOptions output;
  MetricOptions metrics;
  std::vector<double> at;
  std::optional<double> points;
  CriterionTexts criterion;
  bool honest = false;
  HonestPlan honest_plan;

  [[nodiscard]] bool shows_table() const { return !criterion.any() || points || !at.empty(); }
};

constexpr double usual_points = 10;
constexpr std::array usual_metrics{"precision", "recall", "f1", "mcc"};
constexpr std::array counts_of_threshold{"threshold", "tp", "fp", "fn", "tn"};

std::vector<BoundMetric> metrics_of(const MetricOptions& options) {
  for (const NamedEstimand& one : chosen_of_classes(options))
    throw usage_error("a threshold is for the positive class, so " + in_quotes(one.name) + " does not apply",
                      "name a metric of it, such as " + one.estimand.metric.name());
  std::vector<BoundMetric> metrics = chosen_metrics(options, usual_metrics, counts_of_threshold);
  if (options.all()) std::erase_if(metrics, [](const BoundMetric& one) { return !one.formula(); });
  for (const BoundMetric& one : metrics) check_follows_from_counts(one);
  return metrics;
}

void check(const ThresholdOptions& options) {
  if (options.output.answer_only && !options.criterion.any())
    throw usage_error("--value-only prints the threshold that was chosen, and none is",
                      "add --best METRIC, --min-cost or --capacity");
  if (options.output.answer_only &&
      (options.output.format != &formats().front() || options.points || !options.at.empty()))
    throw usage_error("--value-only prints a bare number, in no format and no table",
                      "leave out --format, --at and --steps");
  if (options.points && !options.at.empty())
    throw usage_error("--at and --steps both say which thresholds are shown", "give one of them");
  if (options.honest && !options.criterion.any())
    throw usage_error("--honest is about a threshold that was chosen, and none is",
                      "add --best METRIC, --min-cost or --capacity");
  if (options.criterion.any() && options.shows_table() && options.output.format->one_table)
    throw usage_error(std::string(options.output.format->name) +
                          " holds one table: the best threshold, or those of --at and --steps",
                      "leave one out, or take json");
}

Report run(const ThresholdOptions& options) {
  check(options);
  ThresholdPlan plan{.metrics = metrics_of(options.metrics)};
  plan.criterion = criterion_of(options.criterion, plan.metrics);
  plan.min_rows = options.input.min_rows;
  if (options.honest) plan.honest = options.honest_plan;
  const InputSample loaded = load(options.input, {.matrix = false, .ranking = true});
  plan.signature = report_signature(loaded.input);
  if (options.shows_table()) {
    const auto points = static_cast<std::size_t>(options.points.value_or(usual_points));
    plan.shown =
        options.at.empty() ? even_thresholds(loaded.predictions.ranking->ranking(), points) : options.at;
    if (options.at.empty())
      for (double& threshold : *plan.shown) threshold = threshold_in_file(loaded.input, threshold);
  }
  Report report = threshold_report(loaded, plan);
  if (options.honest)
    report.signature +=
        fmt::format(" | repeats={} seed={}", options.honest_plan.repeats, options.honest_plan.seed);
  for (const std::string& own : options.metrics.own) report.signature += " | " + printable(own);
  report.signature += " | undefined=null";
  if (options.output.sweeps()) report.sweep = sweep_of(loaded, {});
  return report;
}

void add_table(CLI::App& app, ThresholdOptions& options) {
  const std::string group = "Table of thresholds";
  common(app.add_option_function<std::string>(
             "--at",
             [&options](const std::string& text) {
               for (const std::string& part : split(text, ',')) {
                 const bool percent = part.ends_with('%');
                 const auto threshold = number_from(percent ? part.substr(0, part.size() - 1) : part);
                 if (!threshold)
                   refuse_value("--at", text, "numbers are expected, such as 0.3,0.5 or 30%,50%");
                 options.at.push_back(percent ? *threshold / 100 : *threshold);
               }
             },
             "Show these thresholds"))
      ->type_name("X,Y,...")
      ->group(group);
  add_number(
      app, "--steps,--points", "Number of thresholds, evenly spaced in recall (default 10)",
      "a whole number from 1 to 1000000 is expected",
      [](double n) { return n >= 1 && n <= 1e6 && is_whole(n); },
      [&options](double n) { options.points = n; })
      ->type_name("N")
      ->group(group);
}

}  // namespace

Task declare_threshold(CLI::App& app) {
  const auto options = std::make_shared<ThresholdOptions>();
  add_files(app, options->input);
  add_scored_input(app, options->input);
  add_at_prevalence(app, options->input);
  add_slices(app, options->input);
  add_criterion(app, options->criterion);
  const char* const choosing = "Choosing a threshold";
  common(app.add_flag("--honest", options->honest,
                      "Estimate by cross-validation what the threshold achieves on new rows"))
      ->group(choosing);
  add_seed(app, options->honest_plan.seed, choosing);
  add_table(app, *options);
  add_metrics(app, options->metrics);
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
