// What commands that draw curves have in common.
#include "cli/curves.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/chosen.hpp"
#include "assay/report/build/sweep.hpp"
#include "assay/state/partial.hpp"
#include "cli/load.hpp"
#include "cli/meant_files.hpp"

namespace assay::cli {

namespace {

void check_files(const CurveOptions& options) {
  const bool several = options.files.size() > 1;
  if (several && options.input.partial)
    throw usage_error("--partial reads one file, and " + std::to_string(options.files.size()) + " are named",
                      "write a state of each");
  refuse_range_of_several(options.input.dialect.range, options.files.size());
  if (options.input.state) refuse_files_beside_state(options.files);
  const bool of_classes = options.input.columns.has(role::class_scores);
  if (several && of_classes) throw usage_error("--scores compares the classes of one file", "name one file");
  if (options.input.columns.has(role::slice) && (several || of_classes))
    throw usage_error("--by compares the slices of one file by one score",
                      "name one file, and leave out --scores");
}

}  // namespace

Report curve_report(const CurveOptions& options, const CurveKind& kind) {
  check_files(options);
  CurvePlan plan = options.plan;
  plan.plot = options.output.plot.has_value();
  plan.for_programs = options.output.any([](const Format& one) { return one.all_digits; });
  plan.for_people = options.output.any([](const Format& one) { return !one.all_digits; });
  plan.bands = plan.plot || options.output.sweeps();
  plan.min_rows = options.input.min_rows;
  plan.threads = options.input.threads;
  std::vector<SampleCurves> samples;
  std::optional<Sweep> sweep;
  const auto add = [&](const InputOptions& input) {
    InputSample loaded = load(input, {.matrix = false, .ranking = true});
    if (options.output.sweeps() && options.files.size() < 2)
      sweep = sweep_of(loaded, {.intervals = plan.intervals});
    samples.push_back(curves_of(std::move(loaded), plan, kind));
  };
  if (options.files.empty()) add(options.input);
  for (const std::string& file : options.files) {
    if (std::count(options.files.begin(), options.files.end(), file) > 1)
      throw usage_error("file " + in_quotes(file) + " is given twice", "name each file once");
    InputOptions input = options.input;
    input.files = {file};
    try {
      add(input);
    } catch (const Error& error) {
      input.files = options.files;
      fail_as_meant(error, input);
    }
  }
  Report report = assay::curve_report(std::move(samples), plan, kind);
  report.sweep = std::move(sweep);
  if (!options.metrics.names.empty() && !options.metrics.all()) keep_metrics(report, options.metrics.names);
  return report;
}

}  // namespace assay::cli
