// assay inspect: what a file holds, what is odd about it, and the command to run.
#include <memory>

#include "assay/report/build/inspection.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/meant_files.hpp"
#include "cli/options/add.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

struct InspectOptions {
  InputOptions input;
  OutputOptions output;
};

Report run(const InspectOptions& options) {
  check_some_input(options.input, "name a file, or pipe one in");
  std::optional<Progress> progress;
  try {
    return inspection_report(inspect(plan_with_progress(options.input, progress)));
  } catch (const Error& error) {
    fail_as_meant(error, options.input);
  }
}

}  // namespace

Task declare_inspect(CLI::App& app) {
  const auto options = std::make_shared<InspectOptions>();
  add_one_file(app, options->input);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
