// assay check: gates that a model's figures must pass, for CI jobs.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"
#include "assay/report/build/gates.hpp"
#include "cli/check/requirements.hpp"
#include "cli/command.hpp"
#include "cli/config/config.hpp"
#include "cli/estimates.hpp"
#include "cli/files.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/options/states.hpp"
#include "cli/states.hpp"

namespace assay::cli {

namespace {

struct CheckOptions {
  InputOptions input;
  EstimateOptions estimates;
  OutputOptions output;
  RequirementTexts required;  // by the command line
  RequirementTexts in_file;   // by the configuration file
  std::optional<std::string> config;
  std::optional<std::string> baseline;
  std::optional<double> evidence;  // the confidence that it must have
  bool confidence_given = false;
  bool allow_inconclusive = false;
};

// Where people keep their gates.
Error no_gate(const CheckOptions& options) {
  constexpr const char* usual_file = "assay.toml";
  std::error_code none;
  if (!options.config && std::filesystem::exists(usual_file, none))
    return usage_error("no gate is given", fmt::format("to use those of {0}: --config {0}", usual_file));
  return usage_error("no gate is given", "require something: --require 'f1 >= 0.9'");
}

std::string in_need_of_baseline(const Requirements& required) {
  if (!required.flips.empty()) return in_quotes(required.flips.front().text);
  const MaxDrop& first = required.drops.front();
  return first.change ? in_quotes(first.text) : "--max-drop";
}

void refuse_contradictions(const CheckOptions& options, const Requirements& required) {
  if (required.empty()) throw no_gate(options);
  if (required.need_baseline() && !options.baseline)
    throw usage_error(in_need_of_baseline(required) + " needs a baseline",
                      "add --baseline old.json, or old.csv with --key");
  if (!required.need_baseline() && options.baseline)
    throw usage_error("--baseline needs a gate on what has changed",
                      "add --max-drop 'f1 0.01', or --require 'new.f1 - old.f1 >= 0'");
  if (options.baseline == "-" && !options.input.counts.any() && reads_standard_input(options.input))
    throw usage_error("--baseline and the rows cannot both come from standard input",
                      "name a file for one of them");
  if (options.evidence && options.confidence_given)
    throw usage_error("--evidence and --confidence both say the confidence of intervals", "give one of them");
  const bool bounds = std::any_of(required.gates.begin(), required.gates.end(),
                                  [](const Gate& one) { return one.bound != Bound::none; });
  if (!options.estimates.intervals.wanted && (options.evidence || bounds))
    throw usage_error(std::string(options.evidence ? "--evidence" : "the bound of a gate") +
                          " needs the intervals that --no-intervals leaves out",
                      "leave out --no-intervals");
}

GatesPlan gates_plan(const CheckOptions& options, const Requirements& required) {
  GatesPlan plan{.required = required,
                 .how = plan_of(options.estimates, options.input.threads),
                 .evidence = options.evidence.has_value(),
                 .inconclusive_may_pass = options.allow_inconclusive,
                 .min_rows = options.input.min_rows};
  return plan;
}

// Its rows are to be paired, and it is no report of ours, which says so at its beginning.
bool holds_rows(const CheckOptions& options) {
  const bool paired = (options.input.key || options.input.by_position) && !options.input.truth_file;
  if (!paired || *options.baseline == "-") return false;
  std::ifstream file(*options.baseline, std::ios::binary);
  if (!file) throw cannot_open(*options.baseline);
  std::string begin(256, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return file.gcount() > 0 && begin.find("\"schema\"") == std::string::npos;
}

// The rows of the old model, paired with those of the new one.
InputSample load_with_baseline(const CheckOptions& options, GatesPlan& plan, const Needs& needs) {
  if (options.input.partial)
    throw usage_error("--partial reads one file, and --baseline names another of rows",
                      "leave one of them out");
  if (options.input.files.size() != 1 || options.input.truth_file)
    throw usage_error("--baseline with rows is compared with the rows of one file",
                      "name the file of the new model's predictions, with true labels in it");
  ModelsPlan models{.input = options.input,
                    .columns = {},
                    .files = {{"baseline", *options.baseline}, {"new", options.input.files[0]}}};
  const auto paired = std::make_shared<const PairedSample>(read_models(models, needs));
  plan.baseline = {.path = *options.baseline, .rows = paired};
  return paired->with_slices(1);
}

InputSample load_rows_and_baseline(const CheckOptions& options, GatesPlan& plan) {
  const Needs needs = with_named_predictions(needs_of(plan), options.input);
  if (options.baseline && holds_rows(options)) return load_with_baseline(options, plan, needs);
  if (!options.input.truth_file &&
      (options.input.key || options.input.by_position || options.input.drop_unmatched))
    throw usage_error(std::string(options.input.key           ? "--key"
                                  : options.input.by_position ? "--by-position"
                                                              : "--unmatched") +
                          " needs a second file of rows",
                      "name it with --truth-file, or with --baseline");
  if (!plan.required.flips.empty())
    throw usage_error(
        in_quotes(plan.required.flips.front().text) + " needs the baseline's rows, not a report",
        "add --baseline old.csv --key id");
  if (options.baseline)
    plan.baseline = {
        .path = *options.baseline,
        .report = baseline_report(text_of_file(*options.baseline), printable(*options.baseline))};
  return load(options.input, needs);
}

Report run(const CheckOptions& options, const Requirements& required, std::vector<std::string> replaced) {
  refuse_contradictions(options, required);
  GatesPlan plan = gates_plan(options, required);
  InputSample loaded = load_rows_and_baseline(options, plan);
  check(required, options.input, loaded.predictions);
  for (std::string& text : replaced) text = in_quotes(text);
  if (!replaced.empty())
    loaded.warnings.push_back(
        {"replaced",
         fmt::format("the command line replaces {} of {}", listed(replaced), in_quotes(*options.config)),
         replaced.size()});
  return gates_report(loaded, plan);
}

// No output may replace what is read.
void protect_inputs(CheckOptions& options) {
  options.output.read = paths_of(options.input);
  for (const auto& file : {options.baseline, options.config, options.input.truth_file, options.input.matrix,
                           options.input.from_state})
    if (file) options.output.read.push_back(*file);
}

// The command line's --evidence comes before the file's `confidence`, with which it is at odds.
void read_file(CLI::App& app, CheckOptions& options) {
  options.config = config_of(app);
  protect_inputs(options);
  const bool evidence_first = app.count("--evidence") > 0 && app.count("--confidence") == 0;
  Setting also;
  if (options.config)
    read_config(app, *options.config,
                {{"require", &options.in_file.gates}, {"max-drop", &options.in_file.drops}, {"also", &also}});
  for (std::size_t i = 0; i < also.values.size(); ++i) try {
      options.output.also.push_back(also_from(also.values[i], true));
    } catch (const Error& error) {
      throw error.at(also.places[i]);
    }
  options.confidence_given = app.count("--confidence") > 0 && !evidence_first;
  if (options.evidence) options.estimates.intervals.bootstrap.confidence = *options.evidence;
}

Report run_with_config(CLI::App& app, const NeededOptions& needed, CheckOptions& options) {
  protect_inputs(options);  // before something is wrong with the file
  read_file(app, options);
  protect_inputs(options);
  needed.check();
  std::vector<std::string> replaced;  // of the file
  const Requirements required =
      joined(requirements_of(options.in_file), requirements_of(options.required), replaced);
  try {
    open_state(options.input);
    return run(options, required, std::move(replaced));
  } catch (const Error& error) {
    if (!options.config) throw;
    throw with_config(error, *options.config);
  }
}

void add_gates(CLI::App& app, CheckOptions& options) {
  const std::string group = "Gates";
  common(app.add_option(
             "--require", options.required.gates.values,
             "A condition that must be met, such as 'f1 >= 0.9', 'recall[fraud] >= 80%', 'macro_f1 >= 0.8', "
             "'roc_auc.low >= 0.85' (the low end of its interval), '5*FN + FP <= 200', or with --baseline "
             "'new.f1 - old.f1 >= 0' or 'flips.wrong <= 1%'; may be repeated"))
      ->allow_extra_args(false)
      ->type_name("GATE")
      ->group(group);
  common(add_probability(
             app, "--evidence",
             "Judge by confidence intervals: pass or fail only if the whole interval is on one side of the "
             "limit; otherwise inconclusive",
             [&options](double x) { options.evidence = x; },
             "a number between 0 and 1 is expected, such as 95%", [](double x) { return x > 0 && x < 1; }))
      ->type_name("C")
      ->group(group);
  app.add_flag("--allow-inconclusive", options.allow_inconclusive,
               "Exit with 0 when gates are inconclusive and none fails")
      ->group(group);
  add_number(
      app, "--inconclusive-exit", "Exit with N, not with 1, when gates are inconclusive and none fails",
      "a number from 5 to 125 but 70 is expected: others mean failed gates and errors",
      [](double n) { return is_whole(n) && n >= 5 && n <= 125 && n != 70; },
      [&options](double n) { options.output.inconclusive_exit = static_cast<int>(n); })
      ->type_name("N")
      ->group(group);
}

void add_baseline(CLI::App& app, CheckOptions& options) {
  const std::string group = "Gates";
  common(app.add_option("--baseline", options.baseline,
                        "An earlier model, for gates on what has changed: its report, made by 'assay report "
                        "-f json', or its "
                        "predictions of the same rows, paired by --key or --by-position"))
      ->type_name("FILE")
      ->group(group);
  common(
      app.add_option("--max-drop", options.required.drops.values,
                     "How much worse than the baseline a metric may be, such as 'f1 0.01'; may be repeated"))
      ->allow_extra_args(false)
      ->type_name("'METRIC X'")
      ->group(group);
}

void add_gated_slices(CLI::App& app, CheckOptions& options) {
  add_slices(app, options.input);
  CLI::Option& by = *app.get_option("--by");
  by.description("Every gate must also pass in the rows of each value of this column, or of several");
  CLI::Option& min_rows = *app.get_option("--min-rows");
  min_rows.description(
      "Smallest slice that is judged (default 30); with --evidence, smaller ones are inconclusive");
}

}  // namespace

Task declare_check(CLI::App& app) {
  const auto options = std::make_shared<CheckOptions>();
  add_gates(app, *options);
  add_baseline(app, *options);
  add_input(app, options->input);
  free_pairing(app);
  add_clusters(app, options->input);
  add_gated_slices(app, *options);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_states(app, options->input);
  add_bounded(app, options->input);
  add_gate_output(app, options->output, options->input);
  return {
      .run = [options, needed = NeededOptions(app), &app] { return run_with_config(app, needed, *options); },
      .output = {options, &options->output},
      .reads_config = true};
}

}  // namespace assay::cli
