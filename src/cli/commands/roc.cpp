// assay roc: the area under the ROC curve, what else is read off it, and the curve.
#include <memory>
#include <optional>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/curves.hpp"
#include "cli/command.hpp"
#include "cli/curves.hpp"
#include "cli/options/add.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct RocOptions : CurveOptions {
  std::optional<double> max_fpr, min_tpr;
};

std::optional<RocRegion> region_of(const RocOptions& options) {
  if (options.max_fpr && options.min_tpr)
    throw usage_error("--max-fpr and --min-tpr both choose a part of the curve", "give one of them");
  if (options.max_fpr) return RocRegion{.kind = RocRegion::Kind::max_fpr, .limit = *options.max_fpr};
  if (options.min_tpr) return RocRegion{.kind = RocRegion::Kind::min_tpr, .limit = *options.min_tpr};
  return std::nullopt;
}

// Neither rate of a curve depends on how frequent the classes are.
Report run(const RocOptions& options) {
  RocOptions as_read = options;
  as_read.input.at_prevalence.reset();
  Report report = curve_report(as_read, roc_curve(region_of(options)));
  if (options.input.at_prevalence)
    report.warnings.push_back(
        {"at_prevalence", "a ROC curve does not depend on the prevalence: it is the same at " +
                              exact(*options.input.at_prevalence) + " (assay pr is not)"});
  return report;
}

}  // namespace

Task declare_roc(CLI::App& app) {
  const auto options = std::make_shared<RocOptions>();
  add_curve_options(app, *options);
  add_probability(
      app, "--max-fpr", "Also the partial area up to this false positive rate, raw and standardised",
      [options](double x) { options->max_fpr = x; }, "a number above 0 and up to 1 is expected",
      [](double x) { return x > 0; })
      ->type_name("X")
      ->group("Part of the curve");
  add_probability(
      app, "--min-tpr", "Also the partial area from this true positive rate up, raw and standardised",
      [options](double x) { options->min_tpr = x; }, "a number from 0 to below 1 is expected",
      [](double x) { return x < 1; })
      ->type_name("X")
      ->group("Part of the curve");
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
