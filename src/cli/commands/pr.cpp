// assay pr: average precision, the area under the precision-recall curve, and the curve.
#include <memory>

#include "assay/report/build/curves.hpp"
#include "cli/command.hpp"
#include "cli/curves.hpp"
#include "cli/options/add.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

Task declare_pr(CLI::App& app) {
  const auto options = std::make_shared<CurveOptions>();
  add_curve_options(app, *options);
  add_states(app, options->input);
  add_bounded(app, options->input);
  add_output(app, options->output, options->input);
  return {.run =
              [options] {
                open_state(options->input);
                return curve_report(*options, precision_recall_curve());
              },
          .output = {options, &options->output}};
}

}  // namespace assay::cli
