// assay confusion: the confusion matrix.
#include <memory>

#include "assay/report/build/confusion.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct ConfusionOptions {
  InputOptions input;
  OutputOptions output;
  Normalize normalize = Normalize::none;
};

Report run(const ConfusionOptions& options) {
  const InputSample loaded = load(options.input, {.positive = false});
  return confusion_report(loaded, {.normalize = options.normalize,
                                   .min_rows = options.input.min_rows,
                                   .signature = report_signature(loaded.input)});
}

}  // namespace

Task declare_confusion(CLI::App& app) {
  const auto options = std::make_shared<ConfusionOptions>();
  add_input(app, options->input);
  add_slices(app, options->input);
  common(add_choice<Normalize>(
             app, "--normalize", options->normalize,
             {{"truth", Normalize::truth}, {"pred", Normalize::pred}, {"all", Normalize::all}},
             "Show shares: of the rows of each true label, of each predicted label, or of all"))
      ->type_name("truth|pred|all")
      ->group("Matrix");
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
