// Options of commands that draw curves.
#include "cli/options/curves.hpp"
#include <cmath>

#include "assay/core/text.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"

namespace assay::cli {

namespace {

void add_points(CLI::App& app, CurveOptions& options) {
  app.add_option_function<std::string>(
         "--points",
         [&options](const std::string& text) {
           const auto number = number_from(text);
           if (text == "all") {
             options.plan.points.reset();
           } else if (number && *number >= 2 && is_whole(*number) && *number <= largest_count) {
             options.plan.points = static_cast<std::size_t>(*number);
           } else {
             refuse_value("--points", text, "a whole number from 2 up, or all, is expected");
           }
         },
         "At most N points of the curve in json and csv (default 1000), or all")
      ->type_name("N|all")
      ->group("Curve");
}

}  // namespace

void add_drawing(CLI::App& app, bool& curve, OutputOptions& output, const std::string& group) {
  common(app.add_flag_callback(
             "--no-curve", [&curve] { curve = false; }, "Omit the curve: print values only"))
      ->group(group);
  add_plot(app, output, "Draw the curve in this SVG file", group);
}

void add_curve_options(CLI::App& app, CurveOptions& options) {
  app.add_option("FILE", options.files,
                 "CSV or JSON Lines files, compared when there are several; '-' or none for standard input")
      ->type_name("");
  add_scored_input(app, options.input);
  add_class_scores(app, options.input);
  add_at_prevalence(app, options.input);
  add_clusters(app, options.input);
  add_slices(app, options.input);
  add_metric_names(app, options.metrics, "Report only these metrics, such as roc_auc; all is the default");
  add_confidence(app, options.plan.intervals.wanted, options.plan.intervals.bootstrap.confidence);
  add_interval(app, options.plan.intervals);
  add_points(app, options);
  add_drawing(app, options.plan.curve, options.output, "Curve");
}

}  // namespace assay::cli
