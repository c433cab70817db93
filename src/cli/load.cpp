// From the input options to a sample.
#include "cli/load.hpp"

#include <unistd.h>

#include <filesystem>
#include <system_error>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

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

Needs with_named_predictions(Needs needs, const InputOptions& options) {
  needs.matrix = needs.matrix || options.threshold || options.columns.has(role::predicted);
  return needs;
}

InputSample load(const InputOptions& options, const Needs& needs) {
  check_some_input(options, needs.matrix ? "name a CSV file, pipe one in, or give --tp --fp --fn --tn"
                                         : "name a CSV file, or pipe one in");
  for (const std::string& file : options.files)
    if (std::error_code none; find_metric(file) && !std::filesystem::exists(file, none))
      throw usage_error("there is no file " + in_quotes(file) + ", which is the name of a metric",
                        "lists need commas: --metrics f1," + file);
  std::optional<Progress> progress;
  return read_sample(plan_with_progress(options, progress), needs);
}

}  // namespace assay::cli
