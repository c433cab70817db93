// From the input options to a sample.
#include "cli/load.hpp"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "cli/meant_files.hpp"
#include "cli/states.hpp"

namespace assay::cli {

InputPlan plan_with_progress(const InputOptions& options, std::optional<Progress>& progress) {
  InputPlan plan = options;
  if (!options.quiet)
    plan.progress = [&progress](std::size_t bytes, std::optional<std::size_t> size) {
      if (!progress) progress.emplace(size);
      progress->update(bytes);
    };
  return plan;
}

void check_some_input(const InputOptions& options, const std::string& hint) {
  if (!options.counts.any() && !options.matrix && options.files.empty() && ::isatty(STDIN_FILENO) == 1)
    throw usage_error("no input", hint);
}

namespace {

// A metric's name where a file is expected, perhaps misspelt.
void refuse_metric(const std::string& file) {
  std::error_code none;
  if (std::filesystem::exists(file, none)) return;
  if (find_metric(file) != nullptr)
    throw usage_error("there is no file " + in_quotes(file) + ", which is the name of a metric",
                      "metrics stand together: --metrics f1 " + file);
  constexpr std::size_t shortest = 3;  // all short words are near to some metric
  if (const auto metric = nearest(file, metric_names()); metric && file.size() >= shortest)
    throw usage_error("there is no file " + in_quotes(file) + ", and no metric; did you mean the metric " +
                          in_quotes(*metric) + "?",
                      "metrics stand together: --metrics f1 " + *metric);
}

// A file where a column's name is expected.
void refuse_file_as_column(const InputOptions& options) {
  for (const Role* role : {&role::truth, &role::predicted, &role::score})
    if (const std::string* name = options.columns.find(*role))
      if (std::error_code none; std::filesystem::is_regular_file(*name, none))
        throw usage_error(
            std::string(role->option) + " names a column, and " + in_quotes(*name) + " is a file",
            "predictions and true labels in two files: assay report preds.csv --truth-file "
            "truth.csv --key id");
}

InputSample read_with_hint(const InputOptions& options, const InputPlan& plan, const Needs& needs) {
  try {
    return read_sample(plan, needs);
  } catch (const Error& error) {
    fail_as_meant(error, options);
  }
}

// What decides how rows are read is too late for a state: no command with it would run.
InputSample sample_of_state(PartialState state, const InputOptions& options, const Needs& needs) {
  try {
    return sample(std::move(state), options, needs);
  } catch (const Error& error) {
    if (error.remedy.empty()) throw;
    throw Error(error.status, error.what(),
                error.diagnostics.front().hint + " where the states are written, beside --partial");
  }
}

}  // namespace

Needs with_named_predictions(Needs needs, const InputOptions& options) {
  needs.matrix = needs.matrix || options.threshold || options.columns.has(role::predicted);
  return needs;
}

InputSample load(const InputOptions& options, const Needs& needs) {
  if (options.state) return sample_of_state(std::move(*options.state), options, needs);
  check_some_input(options, needs.matrix ? "name a CSV file, pipe one in, or give --tp --fp --fn --tn"
                                         : "name a CSV file, or pipe one in");
  if (options.files.empty()) refuse_file_as_column(options);
  refuse_column_as_file(options);
  for (const std::string& file : options.files) refuse_metric(file);
  std::optional<Progress> progress;
  if (options.partial) write_shard(options, plan_with_progress(options, progress), needs);
  InputSample loaded = read_with_hint(options, plan_with_progress(options, progress), needs);
  if (options.files.size() > 1 && options.offers_slices && !options.columns.has(role::slice))
    loaded.warnings.push_back({"files_as_one",
                               std::to_string(options.files.size()) +
                                   " files were read as one table; --by file gives each its own row",
                               options.files.size()});
  return loaded;
}

}  // namespace assay::cli
