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
#include "cli/signature.hpp"
#include "cli/slices.hpp"

namespace assay::cli {

namespace {

struct ImbalanceOptions {
  InputOptions input;
  std::optional<std::string> counts;
  EstimateOptions estimates;
  OutputOptions output;
};

// "legit=990", or "990" of the class that its place numbers.
std::pair<std::string, double> class_count(const std::string& text, std::size_t place,
                                           const std::string& all) {
  const std::size_t equals = text.rfind('=');
  const std::string number = equals == std::string::npos ? text : text.substr(equals + 1);
  const auto count = count_from(std::string(trimmed(number)));
  if (!count || equals == 0)
    refuse_value("--counts", all, "whole numbers of rows are expected: legit=990,fraud=10 or 990,10");
  return {equals == std::string::npos ? std::to_string(place) : std::string(trimmed(text.substr(0, equals))),
          *count};
}

ConfusionMatrix matrix_of(const std::string& text) {
  std::vector<std::string> labels;
  std::vector<double> counts;
  bool some_named = false, some_bare = false;
  for (const std::string& part : split(text, ',')) {
    (part.find('=') == std::string::npos ? some_bare : some_named) = true;
    auto [label, count] = class_count(part, labels.size(), text);
    if (find_class(labels, label))
      throw usage_error("--counts names " + in_quotes(label) + " twice", "name each class once");
    labels.push_back(std::move(label));
    counts.push_back(count);
  }
  if (some_named && some_bare)
    throw usage_error("--counts names some classes, and others not", "name all of them, or none");
  if (labels.size() > max_classes)
    throw usage_error(fmt::format("--counts has over {} classes", max_classes), "give a file of labels");
  ConfusionMatrix matrix{.labels = std::move(labels),
                         .cells = std::vector<double>(counts.size() * counts.size())};
  for (std::size_t k = 0; k < counts.size(); ++k) matrix.at(k, k) = counts[k];
  return matrix;
}

Loaded load_class_counts(const std::string& text, const InputOptions& options) {
  if (options.file || options.counts.any())
    throw usage_error("--counts is given, and a file or other counts too", "give one of them");
  refuse_columns_beside(options, "--counts");
  if (!options.labels.empty()) throw usage_error("--counts names the classes", "leave out --labels");
  Loaded loaded{.predictions = {.matrix = matrix_of(text)}, .truth_alone = true, .input = {.file = ""}};
  Predictions& predictions = loaded.predictions;
  const std::vector<std::string>& labels = predictions.matrix.labels;
  predictions.selected = labels.size();
  if (options.positive && !find_class(labels, *options.positive))
    throw usage_error(
        "--counts has no class " + in_quotes(*options.positive) + did_you_mean(*options.positive, labels),
        "--positive names one of those that it has");
  predictions.positive =
      options.positive ? positive_class(labels, options.positive, "--counts") : known_positive(labels);
  loaded.input.rows = predictions.matrix.total();
  if (loaded.input.rows == 0) throw usage_error("all counts are 0", "there is nothing to measure");
  check_total(predictions.matrix.cells);
  loaded.signature = "counts";
  if (predictions.positive) {
    loaded.input.positive = labels[*predictions.positive];
    loaded.signature += " | positive=" + printable(*loaded.input.positive);
  }
  return loaded;
}

Report run(const ImbalanceOptions& options) {
  EvaluationPlan plan = plan_of(options.estimates, options.input.threads);
  Needs needs = needs_of(compared_metrics());
  needs.truth_may_do = true;
  const Loaded loaded =
      options.counts ? load_class_counts(*options.counts, options.input) : load(options.input, needs);
  plan.intervals.wanted =
      plan.intervals.wanted && !loaded.predictions.matrix.weighted;  // of slices of weight 1, too
  if (!loaded.slices.empty()) plan.intervals.bootstrap.threads = 1;  // each thread has a slice
  const std::vector<Subject> subjects = of_all_and_slices(
      loaded, options.input.threads,
      [&](const Predictions& predictions) { return subject_of(predictions, loaded.truth_alone, plan); });
  const Subject& subject = subjects[0];
  Report report{.command = "imbalance", .inputs = {loaded.input}, .parts = parts_of(subject)};
  const bool with_intervals =
      options.estimates.intervals.wanted && !subject.counts.weighted && !loaded.truth_alone;
  if (with_intervals) report.confidence = options.estimates.intervals.confidence();
  for (Part& part : advice_on(subject, options.output.digits)) report.parts.push_back(std::move(part));
  report.warnings = loaded.warnings;
  for (Warning& warning : findings_on(subject, options.output.digits))
    report.warnings.push_back(std::move(warning));
  report.signature = loaded.truth_alone ? signature(loaded) : signature(loaded, options.estimates, {});
  add_slices(report, options.input, loaded.slices, summary_of(subject), [&](std::size_t i) {
    return SliceContent{.values = summary_of(subjects[i + 1]), .parts = parts_of(subjects[i + 1])};
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
