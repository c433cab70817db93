// assay calibration: how far scores can be read as probabilities.
#include <array>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/calibration.hpp"
#include "assay/report/build/calibration_map.hpp"
#include "assay/report/build/of_slices.hpp"
#include "assay/report/build/sweep.hpp"
#include "assay/report/map_file.hpp"
#include "assay/sample/mapped_scores.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/files.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/curves.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/options/recalibration.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct CalibrationOptions {
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;
  MetricOptions metrics;
  RecalibrationOptions maps;
  bool curve = true;
};

constexpr std::array<const char*, 0> no_columns{};
constexpr std::array of_all_rows{"log_loss",
                                 "brier_score",
                                 "log_loss_skill",
                                 "brier_skill",
                                 "miscalibration",
                                 "discrimination",
                                 "uncertainty",
                                 "ece",
                                 "ece_expected",
                                 "ece_debiased",
                                 "max_calibration_error",
                                 "ece_top_label",
                                 "ece_classwise",
                                 "calibration_slope",
                                 "calibration_intercept",
                                 "calibration_in_the_large",
                                 "observed_to_expected",
                                 "spiegelhalter_z",
                                 "spiegelhalter_p",
                                 "hosmer_lemeshow",
                                 "hosmer_lemeshow_p",
                                 "tjur_r2",
                                 "cox_snell_r2",
                                 "nagelkerke_r2"};
constexpr std::array of_each_class{"ece", "ece_expected", "calibration_slope", "brier_skill"};

// Adds the map of all rows to the report, and to its files where it is to be saved.
void add_map(Report& report, const InputSample& loaded, const CalibrationOptions& options) {
  const SavedMap map = options.maps.prior ? prior_map(loaded) : saved_map(loaded, *options.maps.method);
  add_map(report, map);
  if (options.maps.save) report.files.push_back({"--save-map", *options.maps.save, json_of(map)});
}

// The file with the scores that a map gives.
Report rewritten(const CalibrationOptions& options) {
  const InputOptions& input = options.input;
  const auto one_file = input.files.size() == 1 && input.files[0] != "-";
  if (!one_file || input.truth_file)
    throw usage_error("--rewrite needs one CSV file, which is read twice",
                      "assay calibration new.csv --apply-map map.json --rewrite out.csv");
  if (!input.conditions.empty() || input.columns.has(role::slice) || !options.metrics.names.empty() ||
      input.at_prevalence || input.dialect.range || options.output.plot)
    throw usage_error("--rewrite writes all rows and measures nothing",
                      "leave out --filter, --range, --by, --metrics, --at-prevalence and --plot");
  const std::string &file = input.files[0], &map_file = *options.maps.apply;
  const SavedMap map = map_from_json(text_of_file(map_file), printable(map_file));
  const std::string* score = input.columns.find(role::score);
  const MappedScores mapped = mapped_scores(file, input.dialect, input.threads, score ? *score : map.score,
                                            "calibrated", [&](double number) { return map(number); });
  Report report = mapped_report(mapped, map, file, map_file);
  report.files.push_back({"--rewrite", *options.maps.rewrite, mapped.text});
  return report;
}

Report run(const CalibrationOptions& options) {
  check(options.maps);
  if (options.maps.apply && (options.input.partial || options.input.state))
    throw usage_error("--apply-map rewrites the rows of a file, which states do not have",
                      "leave out --partial and --from-state");
  if (options.maps.apply) return rewritten(options);
  if (options.input.bounded)
    throw data_error("assay calibration needs every score, and this state was written with --bounded",
                     "assay report --metrics ece,log_loss reads it");
  const MetricChoice choice{.by_class = chosen_metrics(options.metrics, of_each_class, no_columns),
                            .overall = chosen_metrics(options.metrics, of_all_rows, no_columns),
                            .further = chosen_of_classes(options.metrics)};
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  const InputSample loaded = load(options.input, {.matrix = false, .losses = true, .ranking = true});
  check_scores(bound_metric("ece"), options.input, loaded.predictions);
  check_scores(options.metrics.names, options.input, loaded.predictions);
  for (const auto& [name, estimand] : choice.further)
    if (const auto why = why_not(estimand, name, loaded.predictions)) throw *why;
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<Results> results = of_all_and_slices(
      loaded, options.input.threads,
      [&](const Sample& predictions) { return evaluate(predictions, choice.estimands(predictions), plan); });
  Report report =
      calibration_report(loaded, choice, results,
                         {.evaluation = {.how = plan,
                                         .min_rows = options.input.min_rows,
                                         .chosen = !options.metrics.names.empty() && !options.metrics.all()},
                          .bins = options.input.bins,
                          .curve = options.curve,
                          .plot = options.output.plot.has_value(),
                          .folds = {.seed = plan.intervals.bootstrap.seed}});
  if (make_map(options.maps)) add_map(report, loaded, options);
  if (options.output.sweeps()) report.sweep = sweep_of(loaded, options.estimates);
  return report;
}

BinRule bins_from(const std::string& text) {
  constexpr std::string_view mass = "mass:";
  constexpr double most = 10'000;
  const bool equal_mass = text.starts_with(mass);
  const auto count = number_from(equal_mass ? text.substr(mass.size()) : text);
  if (!count || !is_whole(*count) || *count < 1 || *count > most)
    refuse_value("--bins", text,
                 "a number from 1 to 10000 is expected, or mass:N for N bins of equally many rows");
  return {.count = static_cast<std::size_t>(*count), .equal_mass = equal_mass};
}

void add_bins(CLI::App& app, InputOptions& options) {
  common(app.add_option_function<std::string>(
             "--bins", [&options](const std::string& text) { options.bins = bins_from(text); },
             "N bins of equal width (default 15), or mass:N for bins of equally many rows"))
      ->type_name("N|mass:N")
      ->group("Bins and diagram");
}

}  // namespace

Task declare_calibration(CLI::App& app) {
  const auto options = std::make_shared<CalibrationOptions>();
  add_files(app, options->input);
  add_scored_input(app, options->input);
  add_class_scores(app, options->input);
  add_at_prevalence(app, options->input);
  add_clusters(app, options->input);
  add_slices(app, options->input);
  add_metric_names(app, options->metrics, "Report only these metrics, such as ece; or all that there are");
  add_clip(app, options->input);
  add_bins(app, options->input);
  add_recalibration(app, options->maps, options->output.read);
  add_drawing(app, options->curve, options->output, "Bins and diagram");
  add_confidence(app, options->estimates.intervals.wanted, options->estimates.intervals.bootstrap.confidence);
  add_interval(app, options->estimates.intervals);
  add_seed(app, options->estimates.intervals.bootstrap.seed);
  add_states(app, options->input);
  add_output(app, options->output, options->input);
  return {.run =
              [options] {
                open_state(options->input);
                return run(*options);
              },
          .output = {options, &options->output}};
}

}  // namespace assay::cli
