// assay check: gates that a model's figures must pass, for CI jobs.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/gate/gate.hpp"
#include "cli/check/baseline.hpp"
#include "cli/check/quantities.hpp"
#include "cli/check/requirements.hpp"
#include "cli/check/unseen.hpp"
#include "cli/command.hpp"
#include "cli/config.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"
#include "cli/options/output.hpp"
#include "cli/signature.hpp"

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

void refuse_contradictions(const CheckOptions& options, const Requirements& required) {
  if (required.empty()) throw usage_error("no gate is given", "require something: --require 'f1 >= 0.9'");
  if (!required.drops.empty() && !options.baseline)
    throw usage_error("--max-drop needs something to drop from", "add --baseline old.json");
  if (required.drops.empty() && options.baseline)
    throw usage_error("--baseline is compared with nothing", "add --max-drop 'f1 0.01'");
  if (options.baseline == "-" && !options.input.counts.any() && options.input.file.value_or("-") == "-")
    throw usage_error("--baseline and the rows are both to come from standard input", "name a file for one");
  if (options.evidence && options.confidence_given)
    throw usage_error("--evidence and --confidence both say the confidence of intervals", "give one of them");
  const bool bounds = std::any_of(required.gates.begin(), required.gates.end(),
                                  [](const Gate& one) { return one.bound != Bound::none; });
  if (!options.estimates.intervals && (options.evidence || bounds))
    throw usage_error(std::string(options.evidence ? "--evidence" : "the bound of a gate") +
                          " needs the intervals that --no-intervals leaves out",
                      "leave out --no-intervals");
}

std::string why_none(const Evaluation& evaluation, bool weighted, const EstimateOptions& options) {
  if (!options.intervals) return "--no-intervals leaves it out";
  if (weighted) return "rows have weights, and intervals need counts";
  if (evaluation.too_many_cells) return "with so many classes it would take too long";
  return options.zero_division ? "no method is known, the rows are too few, or 0/0 was replaced"
                               : "no method is known, or the rows are too few";
}

/// Judges estimates of one evaluation.
struct Judge {
  const CheckOptions& options;
  const Loaded& loaded;
  const Evaluation& evaluation;

  [[nodiscard]] GateResult operator()(const Gate& gate) const {
    auto [estimate, with_more_rows, why_no_interval] =
        trustworthy(estimate_of(gate.quantity, evaluation, loaded.predictions), gate.quantity,
                    loaded.predictions, options.estimates);
    const Terms terms{
        .bound = gate.bound,
        .evidence = options.evidence.has_value(),
        .fixed = is_fixed(gate.quantity),
        .rows = grows_with_rows(gate.quantity) ? std::nullopt : std::optional(loaded.input.rows),
        .interval_of_more = std::move(with_more_rows),
        .confidence = options.estimates.bootstrap.confidence,
        .why_no_interval = why_no_interval.empty()
                               ? why_none(evaluation, loaded.predictions.matrix.weighted, options.estimates)
                               : why_no_interval};
    Judgement judgement = judge(estimate, gate.comparison, terms);
    return {.expression = gate.text,
            .estimate = std::move(estimate),
            .comparison = gate.comparison,
            .judgement = std::move(judgement)};
  }

  // A baseline without a number leaves nothing to fall behind.
  [[nodiscard]] GateResult operator()(const MaxDrop& drop, const Value& before) const {
    if (before.defined()) {
      GateResult result = (*this)(gate_of(drop, before.number()));
      result.baseline = before.number();
      if (Phrase& reason = result.judgement.reason; !reason.empty())
        reason += {", and the baseline has ", limit_number({result.comparison.sign, before.number()})};
      return result;
    }
    GateResult result = (*this)(gate_of(drop, undefined_number));
    result.judgement = {.outcome = Outcome::undefined,
                        .margin = std::nullopt,
                        .reason = "the baseline has no value: " + before.why()};
    return result;
  }
};

Verdict verdict_of(const Requirements& required, const Judge& judge,
                   const std::optional<EarlierReport>& baseline) {
  Verdict verdict{
      .gates = {}, .outcome = Outcome::pass, .inconclusive_may_pass = judge.options.allow_inconclusive};
  for (const Gate& one : required.gates) verdict.gates.push_back(judge(one));
  for (const MaxDrop& one : required.drops)
    verdict.gates.push_back(judge(one, value_in(*baseline, *judge.options.baseline, one.quantity)));
  for (const GateResult& one : verdict.gates)
    verdict.outcome = worst_of(verdict.outcome, one.judgement.outcome);
  return verdict;
}

// What decides a value, as a report has it.
std::string signature_of_values(const Loaded& loaded, const EstimateOptions& estimates) {
  return signature(loaded) +
         " | undefined=" + (estimates.zero_division ? exact(*estimates.zero_division) : "null");
}

Report run(const CheckOptions& options, const Requirements& required) {
  refuse_contradictions(options, required);
  std::optional<EarlierReport> baseline;
  if (options.baseline) baseline = read_baseline(*options.baseline);
  EvaluationPlan evaluation_plan =
      cli::plan_of(required.quantities(), options.estimates, options.input.threads);
  evaluation_plan.auc_method = AucMethod::logit;  // the symmetric one lets too much pass near 1
  Needs needs = needs_of(evaluation_plan);
  needs.positive = need_positive(required.quantities());
  const Loaded loaded = load(options.input, needs);
  check_quantities(required.quantities(), options.input, loaded.predictions);
  if (baseline) check_signature(*baseline, *options.baseline, signature_of_values(loaded, options.estimates));
  const bool weighted = loaded.predictions.matrix.weighted;
  const Evaluation evaluation = evaluate(loaded.predictions, evaluation_plan);
  Report report{.command = "check", .inputs = {loaded.input}, .warnings = loaded.warnings};
  if (options.estimates.intervals && !weighted) report.confidence = options.estimates.bootstrap.confidence;
  if (!required.replaced.empty())
    report.warnings.push_back({"replaced",
                               fmt::format("the command line replaces {} of {}", listed(required.replaced),
                                           in_quotes(*options.config)),
                               required.replaced.size()});
  if (auto below = auc_below_half(evaluation)) report.warnings.push_back(*std::move(below));
  Verdict verdict = verdict_of(required, {options, loaded, evaluation}, baseline);
  report.holds = verdict.outcome == Outcome::pass ||
                 (verdict.outcome == Outcome::inconclusive && options.allow_inconclusive);
  report.parts.emplace_back(std::move(verdict));
  report.signature = signature(loaded, options.estimates, {});
  return report;
}

// No output may replace what is read.
void protect_inputs(CheckOptions& options) {
  options.output.read = {options.input.file.value_or("-")};
  for (const auto& file : {options.baseline, options.config})
    if (file) options.output.read.push_back(*file);
}

// The command line's --evidence comes before the file's `confidence`, with which it is at odds.
void read_file(CLI::App& app, CheckOptions& options) {
  if (options.config == "-") throw usage_error("--config cannot be standard input", "name a file");
  const bool evidence_first = app.count("--evidence") > 0 && app.count("--confidence") == 0;
  Setting also;
  if (options.config)
    read_config(app, *options.config,
                {{"require", &options.in_file.gates}, {"max-drop", &options.in_file.drops}, {"also", &also}});
  for (std::size_t i = 0; i < also.values.size(); ++i) try {
      options.output.also.push_back(also_from(also.values[i]));
    } catch (const Error& error) {
      throw error.at(also.places[i]);
    }
  options.confidence_given = app.count("--confidence") > 0 && !evidence_first;
  if (options.evidence) options.estimates.bootstrap.confidence = *options.evidence;
}

Report run_with_config(CLI::App& app, CheckOptions& options) {
  protect_inputs(options);  // before something is wrong with the file
  read_file(app, options);
  protect_inputs(options);
  const Requirements required = requirements_of(options.in_file, options.required);
  try {
    return run(options, required);
  } catch (const Error& error) {
    if (!options.config) throw;
    throw with_config(error, *options.config);
  }
}

void add_gates(CLI::App& app, CheckOptions& options) {
  const std::string group = "Gates";
  app.add_option("--require", options.required.gates.values,
                 "What must hold: a metric or formula, a comparison and a number, such as 'f1 >= 0.9', "
                 "'recall[fraud] >= 0.8' of one class, 'roc_auc.low >= 0.85' of the interval's low end, "
                 "'macro_f1 >= 0.8' or '5*FN + FP <= 200'; may be repeated")
      ->allow_extra_args(false)
      ->type_name("GATE")
      ->group(group);
  add_probability(
      app, "--evidence",
      "Judge by intervals of confidence C: pass or fail where all of one lies on that side of the limit, "
      "else inconclusive",
      [&options](double x) { options.evidence = x; }, "a number between 0 and 1 is expected, such as 95%",
      [](double x) { return x > 0 && x < 1; })
      ->type_name("C")
      ->group(group);
  app.add_flag("--allow-inconclusive", options.allow_inconclusive,
               "Exit status 0 where no gate fails and some are inconclusive")
      ->group(group);
}

void add_baseline(CLI::App& app, CheckOptions& options) {
  const std::string group = "Gates";
  app.add_option("--baseline", options.baseline,
                 "An earlier 'assay report --format json', for --max-drop to compare with")
      ->type_name("FILE")
      ->group(group);
  app.add_option("--max-drop", options.required.drops.values,
                 "By how much a metric may be worse than in the baseline, such as 'f1 0.01'; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'METRIC X'")
      ->group(group);
}

void add_config(CLI::App& app, CheckOptions& options) {
  app.add_option("--config", options.config,
                 "Options and gates from a file of lines such as require = ['f1 >= 0.9']; those of the "
                 "command line come first")
      ->type_name("FILE")
      ->group("Gates");
}

}  // namespace

Task declare_check(CLI::App& app) {
  const auto options = std::make_shared<CheckOptions>();
  add_gates(app, *options);
  add_baseline(app, *options);
  add_config(app, *options);
  add_input(app, options->input);
  add_clip(app, options->input);
  add_estimates(app, options->estimates);
  add_gate_output(app, options->output, options->input);
  return {.run = [options, &app] { return run_with_config(app, *options); },
          .output = {options, &options->output}};
}

}  // namespace assay::cli
