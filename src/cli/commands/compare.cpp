// assay compare: whether one model is better than another.
#include <array>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/comparison.hpp"
#include "assay/report/render.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/models.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

struct CompareOptions {
  InputOptions input;
  std::vector<ModelSource> models;
  bool answers = false;  // rows say only whether they were right
  std::optional<std::string> reference;
  bool unpaired = false;
  Correction correction = Correction::holm;
  std::vector<std::string> margins;  // "f1 0.01"
  std::optional<std::string> flips;  // a file for the rows that changed
  EstimateOptions estimates;
  MetricOptions metrics;
  OutputOptions output;
};

constexpr std::array compared_by_class{"precision", "recall", "f1"};
constexpr std::array compared_overall{
    "accuracy",    "precision",   "recall",           "specificity",       "f1",
    "mcc",         "kappa",       "roc_auc",          "average_precision", "log_loss",
    "brier_score", "roc_auc_ovr", "top_k_accuracy(2)"};

// One file, whose columns of fractions may be the models.
Error nothing_to_compare(const InputOptions& input) {
  const bool answers = input.columns.has(role::correct);
  const std::string option = answers ? "--correct" : "--model";
  Error error = usage_error(input.files.empty() ? "there is nothing to compare"
                                                : "there is one model only, " + in_quotes(input.files[0]),
                            "name two columns: " + option + " old=COL " + option +
                                " new=COL; or two files: assay compare old.csv new.csv --key id");
  if (input.files.empty()) return error;
  const std::vector<std::string> columns = columns_of_fractions(input);
  constexpr std::size_t most = 4;  // of more, most are features
  if (answers || columns.size() < 2 || columns.size() > most) return error;
  for (const std::string& name : columns) {
    error.remedy.emplace_back("--model");
    error.remedy.push_back(name + "=" + name);
  }
  return error;
}

// The models that are columns or files, of which there must be two.
ModelsPlan plan_of_models(const CompareOptions& options) {
  ModelsPlan plan{.input = options.input, .columns = options.models, .files = {}};
  const std::vector<std::string>& files = options.input.files;
  if (options.models.empty()) {
    plan.files = models_of_files(files);
    if (files.size() < 2) throw nothing_to_compare(options.input);
    plan.input.files.clear();
  } else {
    if (options.models.size() < 2)
      throw usage_error("there is one model only, " + in_quotes(options.models[0].name),
                        "name another: --model NAME=COLUMN");
    if (options.unpaired)
      throw usage_error("--model names columns of the same rows: --unpaired is for files of different rows",
                        "leave out one or the other");
  }
  check_names(plan.columns.empty() ? plan.files : plan.columns);
  return plan;
}

std::size_t reference_in(const std::vector<ModelSource>& models, const std::optional<std::string>& asked) {
  if (!asked) return 0;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < models.size(); ++i) {
    if (models[i].name == *asked) return i;
    names.push_back(models[i].name);
  }
  throw usage_error(
      "--reference " + in_quotes(*asked) + ": there is no such model" + did_you_mean(*asked, names),
      "the models are: " + listed(names));
}

MetricChoice metrics_of(const CompareOptions& options) {
  return {.by_class = chosen_metrics(options.metrics, compared_by_class, {}),
          .overall = chosen_metrics(options.metrics, compared_overall, {}),
          .further = chosen_of_classes(options.metrics)};
}

// How many were right is all that can be known.
MetricChoice metrics_of_answers(const CompareOptions& options) {
  constexpr std::array known{"accuracy"};
  if (options.unpaired)
    throw usage_error("--correct is compared row by row, and --unpaired files have different rows",
                      "pair their rows: --key COL");
  MetricChoice choice{.by_class = {},
                      .overall = chosen_metrics(options.metrics, known, {}),
                      .further = chosen_of_classes(options.metrics)};
  const bool others =
      choice.overall.size() != 1 || choice.overall[0].name() != known[0] || !choice.further.empty();
  if (others)
    throw usage_error(
        "--correct says how many answers were right, which is the accuracy, and no other metric",
        "leave --metrics out");
  return choice;
}

Report run_unpaired(const CompareOptions& options, const ModelsPlan& plan, const MetricChoice& choice,
                    const Needs& needs, const ComparisonReportPlan& how) {
  std::vector<NamedSample> samples;
  for (const ModelSource& file : plan.files) {
    InputOptions input = options.input;
    input.files = {file.place};
    samples.push_back({file.name, file.place, load(input, needs)});
  }
  return unpaired_report(samples, choice, how);
}

Report run_paired(const CompareOptions& options) {
  MetricChoice choice = options.answers ? metrics_of_answers(options) : metrics_of(options);
  std::vector<MaxDrop> margins;
  for (const std::string& text : options.margins) {
    margins.push_back(max_drop(text));
    choice.further.push_back({margins.back().asked, margins.back().estimand});
  }
  if (!margins.empty() && !options.estimates.intervals.wanted)
    throw usage_error("--margin needs the intervals that --no-intervals leaves out", "leave out one of them");
  ModelsPlan plan = plan_of_models(options);
  const std::vector<ModelSource>& models = plan.columns.empty() ? plan.files : plan.columns;
  const ComparisonReportPlan how{.how = plan_of(options.estimates, options.input.threads),
                                 .correction = options.correction,
                                 .reference = reference_in(models, options.reference),
                                 .models_are_files = plan.columns.empty(),
                                 .margins = margins,
                                 .min_rows = options.input.min_rows,
                                 .threads = options.input.threads,
                                 .own_metrics = options.metrics.own};
  Needs needs = with_named_predictions(needs_of(choice), options.input);
  needs.positive = false;
  if (options.unpaired) return run_unpaired(options, plan, choice, needs, how);
  if (plan.columns.empty() && !options.input.key && !options.input.by_position)
    throw usage_error("which rows of the files belong together is not said",
                      "the same rows: --key COL, a column that names each row, or --by-position; different "
                      "rows: --unpaired");
  plan.keep_keys = options.input.key.has_value();
  std::optional<Progress> progress;
  plan.input.progress = plan_with_progress(options.input, progress).progress;
  const PairedSample paired = read_models(plan, needs);
  Report report = comparison_report(paired, choice, how);
  if (options.flips)
    report.files.push_back(
        {"--flips", *options.flips,
         render_csv({.command = report.command, .parts = {flip_records(paired, how.reference)}}, {})});
  return report;
}

void add_models(CLI::App& app, CompareOptions& options) {
  const std::string group = "Models";
  app.add_option("FILE", options.input.files, "One file whose columns are models, or a file for each model")
      ->type_name("");
  add_model_columns(app, options.models);
  app.add_option_function<std::vector<std::string>>(
         "--correct",
         [&options](const std::vector<std::string>& texts) {
           options.answers = true;
           for (const std::string& text : texts) {
             const std::size_t equals = text.find('=');
             const std::string column = text.substr(equals + 1);  // all of it where there is none
             options.input.columns.set(role::correct, column);
             if (equals != std::string::npos) options.models.push_back({text.substr(0, equals), column});
           }
         },
         "Rows say only whether the answer was right: the column of each file, or NAME=COL of each model")
      ->type_name("COL")
      ->allow_extra_args(false)
      ->group(group);
  common(app.add_option("--reference", options.reference,
                        "The model that others are compared with (default: the first)"))
      ->type_name("NAME")
      ->group(group);
  common(app.add_flag("--unpaired", options.unpaired,
                      "The files have different rows, such as training and test, or two months"))
      ->group(group);
  common(app.add_option(
             "--margin", options.margins,
             "Is the model at most so much worse than the reference, such as 'f1 0.01'? May be repeated"))
      ->type_name("'METRIC X'")
      ->allow_extra_args(false)
      ->group(group);
  add_choice<Correction>(app, "--correction", options.correction,
                         {{"holm", Correction::holm}, {"bh", Correction::benjamini_hochberg}},
                         "How p allows for several models or slices: holm (default), or bh for the false "
                         "discovery rate")
      ->type_name("holm|bh")
      ->group(group);
  common(app.add_option("--flips", options.flips,
                        "Write the rows that one model gets right and the other does not, as CSV"))
      ->type_name("FILE")
      ->group("Output");
}

}  // namespace

Task declare_compare(CLI::App& app) {
  const auto options = std::make_shared<CompareOptions>();
  add_models(app, *options);
  add_predictions_of_models(app, options->input);
  add_class_scores(app, options->input);
  add_clusters(app, options->input);
  add_slices(app, options->input);
  add_metrics(app, options->metrics);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_plot(app, options->output, "Draw the differences and their intervals in this SVG file", "Output");
  add_output(app, options->output, options->input);
  return {.run = [options] { return run_paired(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
