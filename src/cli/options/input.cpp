// Options of what is read: files, columns, rows and counts.
#include "cli/options/input.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"
#include "cli/options/labels.hpp"
#include "cli/options/reading.hpp"

namespace assay::cli {

namespace {

void add_filter(CLI::App& app, InputOptions& options) {
  common(
      app.add_option(
          "--filter", options.conditions,
          "Read only rows that meet this: 'model = a', 'age >= 65', 'site in north,south'; may be repeated"))
      ->type_name("CONDITION")
      ->group(group_of_reading)
      ->allow_extra_args(false);
}

void add_rows(CLI::App& app, InputOptions& options) {
  add_filter(app, options);
  const std::string group = "True labels in a file of their own";
  CLI::Option* const truth_file = app.add_option("--truth-file", options.truth_file,
                                                 "File of true labels, paired by --key or --by-position")
                                      ->type_name("FILE")
                                      ->group(group);
  app.add_option("--key", options.key, std::string(role::key.description))
      ->type_name("COL")
      ->group(group)
      ->needs(truth_file);
  app.add_flag("--by-position", options.by_position, "Pair the rows of both files by their order")
      ->group(group)
      ->needs(truth_file);
  add_choice<bool>(app, "--unmatched", options.drop_unmatched, {{"error", false}, {"drop", true}},
                   "Rows without a partner: error (default), or drop and say how many")
      ->type_name("error|drop")
      ->group(group)
      ->needs(truth_file);
}

void add_counts(CLI::App& app, CellCounts& counts) {
  const auto add = [&](const std::string& name, std::optional<double>& count,
                       const std::string& description) {
    app.add_option_function<std::string>(
           name,
           [name, &count](const std::string& text) {
             const auto number = count_from(text);
             if (!number) refuse_value(name, text, "a whole number of rows from 0 to 2^53 is expected");
             count = number;
           },
           description)
        ->type_name("N")
        ->group("Counts instead of a file");
  };
  add("--tp", counts.tp, "True positives");
  add("--fp", counts.fp, "False positives (Type I errors)");
  add("--fn", counts.fn, "False negatives (Type II errors)");
  add("--tn", counts.tn, "True negatives");
}

void add_matrix(CLI::App& app, InputOptions& options) {
  const std::string group = "A matrix instead of a file";
  app.add_option("--matrix", options.matrix,
                 "File of a confusion matrix: a header of predicted labels, and a row for each true label")
      ->type_name("FILE")
      ->group(group);
  app.add_flag("--predicted-in-rows", options.predicted_in_rows,
               "Rows of the matrix are predicted labels, columns true ones")
      ->group(group)
      ->needs("--matrix");
}

}  // namespace

CLI::Option* add_role(CLI::App& app, ColumnChoice& columns, const Role& role) {
  std::string names(role.option);
  if (!role.short_option.empty()) names = std::string(role.short_option) + "," + names;
  CLI::Option* const option = app.add_option_function<std::string>(
      names, [&columns, &role](const std::string& column) { columns.set(role, column); },
      std::string(role.description));
  if (role.common) common(option);
  return option->type_name("COL")->group("Columns (by name, or by number from 1; common names are detected)");
}

void add_files(CLI::App& app, InputOptions& options) {
  app.add_option("FILE", options.files,
                 "Files of rows, CSV or JSON Lines, read as one; '-' or none for standard input")
      ->type_name("");
}

void add_input(CLI::App& app, InputOptions& options, const std::string& labels_are_for) {
  add_files(app, options);
  add_predictions(app, options, labels_are_for);
  add_class_scores(app, options);
}

void add_from(CLI::App& app, InputOptions& options) {
  common(
      app.add_option("--from", options.files, "File of true labels and predictions; '-' for standard input"))
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->group("Measured predictions");
}

namespace {

void add_predicted_rows(CLI::App& app, InputOptions& options, const std::string& labels_are_for) {
  add_role(app, options.columns, role::truth);
  add_role(app, options.columns, role::predicted);
  add_role(app, options.columns, role::score);
  add_role(app, options.columns, role::weight);
  add_role(app, options.columns, role::frequency);
  add_classes(app, options, labels_are_for);
  add_threshold(app, options);
  add_meaning(app, options);
  add_reading(app, options);
}

}  // namespace

void add_predictions(CLI::App& app, InputOptions& options, const std::string& labels_are_for) {
  add_predicted_rows(app, options, labels_are_for);
  add_rows(app, options);
  add_counts(app, options.counts);
  add_matrix(app, options);
}

void free_pairing(CLI::App& app) {
  CLI::Option* const truth_file = app.get_option("--truth-file");
  for (const char* name : {"--key", "--by-position", "--unmatched"})
    app.get_option(name)->remove_needs(truth_file);
}

void add_predictions_of_models(CLI::App& app, InputOptions& options) {
  add_predicted_rows(app, options, "Classes in this order; averages go over these only");
  add_rows(app, options);
  free_pairing(app);
  common(app.get_option("--key"))
      ->description("Column that pairs the rows of all files, with the same name in each");
}

void add_one_file(CLI::App& app, InputOptions& options) {
  app.add_option_function<std::string>(
         "FILE", [&options](const std::string& file) { options.files = {file}; },
         "File of rows, CSV or JSON Lines; '-' or none for standard input")
      ->type_name("");
  add_predicted_rows(app, options, "Classes in this order");
  add_filter(app, options);
  add_class_scores(app, options);
}

void add_class_scores(CLI::App& app, InputOptions& options) {
  options.offers_class_scores = true;
  add_role(app, options.columns, role::class_scores)->type_name("PATTERN");
}

void add_scored_input(CLI::App& app, InputOptions& options) {
  add_role(app, options.columns, role::truth);
  add_role(app, options.columns, role::predicted)
      ->description("Column of predicted labels, for --score-is confidence");
  add_role(app, options.columns, role::score);
  add_role(app, options.columns, role::weight);
  add_role(app, options.columns, role::frequency);
  add_classes(app, options, "All classes, in this order");
  add_meaning(app, options);
  add_reading(app, options);
  add_rows(app, options);
}

void add_at_prevalence(CLI::App& app, InputOptions& options) {
  add_probability(
      app, "--at-prevalence",
      "Show what the model would do where this share of the rows is positive, such as 0.2%",
      [&options](double share) { options.at_prevalence = share; },
      "a share between 0 and 1 is expected, such as 0.2%",
      [](double share) { return share > 0 && share < 1; })
      ->type_name("P")
      ->group("Classes");
}

void add_clip(CLI::App& app, InputOptions& options) {
  add_number(
      app, "--clip", "Move probabilities into [EPS, 1-EPS] for log_loss, which keeps it finite",
      "a number from 0 to below 0.5 is expected", [](double x) { return x >= 0 && x < 0.5; },
      [&options](double x) { options.clip = x; })
      ->type_name("EPS")
      ->group("Metrics");
}

void add_clusters(CLI::App& app, InputOptions& options) { add_role(app, options.columns, role::cluster); }

void add_slices(CLI::App& app, InputOptions& options) {
  const std::string group = "Slices";
  options.offers_slices = true;
  common(app.add_option_function<std::vector<std::string>>(
             std::string(role::slice.option),
             [&options](const std::vector<std::string>& columns) {
               std::string all;
               for (const std::string& column : columns) all += (all.empty() ? "" : ",") + column;
               options.columns.set(role::slice, all);
             },
             std::string(role::slice.description)))
      ->allow_extra_args(false)
      ->type_name("COL,...")
      ->group(group);
  add_number(
      app, "--min-rows", "Smallest slice that may be marked worst (default 30)",
      "a whole number from 0 up is expected",
      [](double n) { return is_whole(n) && n >= 0 && n <= largest_count; },
      [&options](double n) { options.min_rows = n; })
      ->type_name("N")
      ->group(group)
      ->needs("--by");
}

}  // namespace assay::cli
