// assay plan: how many rows it takes.
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/plan.hpp"
#include "cli/command.hpp"
#include "cli/estimates.hpp"
#include "cli/load.hpp"
#include "cli/models.hpp"
#include "cli/options/add.hpp"
#include "cli/options/given_metrics.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"
#include "cli/options/planning.hpp"

namespace assay::cli {

namespace {

struct PlanOptions : PlanningOptions {
  InputOptions input;
  std::vector<ModelSource> models;
  MetricOptions metrics;
  OutputOptions output;
};

constexpr std::array usual{"accuracy", "precision", "recall", "specificity", "f1", "roc_auc"};

PlanGoal goal_of(const PlanOptions& options) {
  const int goals =
      (options.width ? 1 : 0) + (options.gates.empty() ? 0 : 1) + (options.differences.empty() ? 0 : 1);
  if (goals > 1)
    throw usage_error("--width, --require and --difference are plans of their own", "give one of them");
  if (options.width && options.rows)
    throw usage_error("--width and --n are both given", "leave out what is to be found");
  if (goals == 0 && !options.rows)
    throw usage_error(
        "nothing is planned",
        "for example: assay plan --recall 90% --prevalence 5% --width 10%; or --require 'recall >= "
        "85%', or --difference 'accuracy 2%' --discordant 10%");
  if (!options.gates.empty()) return PlanGoal::gate;
  return options.differences.empty() ? PlanGoal::width : PlanGoal::difference;
}

bool is_assumed(const PlanOptions& options) {
  return !options.assumed.empty() || !options.discordant.empty();
}

const BoundMetric& metric_alone(const Estimand& estimand) {
  if (!std::holds_alternative<Overall>(estimand.target) || !estimand.metric.metric())
    throw usage_error(name_of(estimand) + " cannot be planned from assumed metrics",
                      "give a pilot file that has it");
  return estimand.metric;
}

// What was named, or what was assumed besides the share of positives.
std::vector<BoundMetric> metrics_assumed(const PlanOptions& options) {
  if (!options.metrics.names.empty()) return chosen_metrics(options.metrics, {}, {});
  std::vector<BoundMetric> metrics;
  for (const KnownValue& one : options.assumed)
    if (one.name != "prevalence" && one.name != "detection_prevalence" && find_metric(one.name))
      metrics.push_back(bound_metric(one.name));
  if (metrics.empty())
    throw usage_error("no metric is given to be planned", "say what you expect of one, such as --recall 90%");
  return metrics;
}

// The amount that is given, or that follows from the two discordant shares.
double amount_of(const AskedDifference& difference, const PlanOptions& options) {
  if (difference.amount) return *difference.amount;
  if (options.discordant.size() == 2) return std::abs(options.discordant[0] - options.discordant[1]);
  throw usage_error("--difference '" + printable(difference.asked) + "' does not say how large",
                    "add it, such as --difference '" + printable(difference.asked) + " 2%'");
}

ExpectedDifference assumed_difference(const AskedDifference& one, const PlanOptions& options,
                                      const Deduction& given) {
  const BoundMetric& metric = metric_alone(one.estimand);
  const double amount = amount_of(one, options);
  if (metric.name() == "roc_auc") {
    if (!options.correlation)
      throw usage_error(
          "how the two areas go together is not given",
          "add --correlation: 0 for different rows, about 0.5 for models alike on the same rows");
    return difference_of_areas(expected_of(metric, given, options.areas), amount, *options.correlation,
                               options.areas);
  }
  if (options.discordant.empty())
    throw usage_error(
        "in how many rows the two models disagree is not given",
        "add --discordant, the share of rows that one of them alone gets right; or give a pilot");
  const double all = options.discordant[0] + (options.discordant.size() == 2 ? options.discordant[1] : 0);
  return difference_of_shares(metric, amount, all, given);
}

std::vector<PlanAnswer> of_assumed(const PlanOptions& options, PlanGoal goal) {
  const Deduction given(options.assumed);
  std::vector<PlanAnswer> answers;
  if (goal == PlanGoal::width)
    for (const BoundMetric& metric : metrics_assumed(options))
      answers.push_back(answer_for_width(expected_of(metric, given, options.areas), options.width,
                                         options.rows, options.certainty));
  for (const Gate& gate : options.gates)
    answers.push_back(answer_for_gate(gate, expected_of(metric_alone(gate.estimand), given, options.areas),
                                      options.rows, options.certainty));
  for (const AskedDifference& one : options.differences)
    answers.push_back(
        answer_for_difference(assumed_difference(one, options, given), options.rows, options.certainty));
  return answers;
}

EvaluationPlan how_of(const PlanOptions& options) {
  EvaluationPlan plan;
  plan.intervals.bootstrap.confidence = options.certainty.confidence;
  plan.intervals.bootstrap.threads = options.input.threads;
  return plan;
}

MetricChoice choice_of(const PlanOptions& options) {
  MetricChoice choice;
  if (options.gates.empty())
    return {.by_class = {},
            .overall = chosen_metrics(options.metrics, usual, {}),
            .further = chosen_of_classes(options.metrics)};
  for (const Gate& gate : options.gates) choice.further.push_back({gate.asked, gate.estimand});
  return choice;
}

double rows_of(const InputSample& loaded) { return loaded.predictions.matrix.total(); }

// A pilot of one model.
std::vector<PlanAnswer> of_pilot(const PlanOptions& options, PlanGoal goal, std::vector<Provenance>& pilots) {
  const MetricChoice choice = choice_of(options);
  Needs needs = with_named_predictions(needs_of(choice), options.input);
  needs.positive = false;
  const InputSample loaded = load(options.input, needs);
  check_scores(options.metrics.names, options.input, loaded.predictions);
  for (const auto& [name, estimand] : choice.further)
    if (const auto why = why_not(estimand, name, loaded.predictions)) throw *why;
  pilots.push_back(loaded.input);
  const EvaluationPlan how = how_of(options);
  const Results results = evaluate(loaded.predictions, choice.estimands(loaded.predictions), how);
  std::vector<PlanAnswer> answers;
  for (std::size_t i = 0; i < results.all().size(); ++i) {
    const Estimated& one = results.all()[i];
    const Expected expected =
        expected_of(loaded.predictions, one, rows_of(loaded), how.intervals.confidence());
    if (goal == PlanGoal::width)
      answers.push_back(answer_for_width(expected, options.width, options.rows, options.certainty));
    for (const Gate& gate : options.gates)
      if (same(gate.estimand, one.estimand))
        answers.push_back(answer_for_gate(gate, expected, options.rows, options.certainty));
  }
  return answers;
}

// A pilot of two models on the same rows.
std::vector<PlanAnswer> of_two_pilots(const PlanOptions& options, std::vector<Provenance>& pilots) {
  const ModelsPlan plan = two_models(options.input, options.models);
  MetricChoice choice;
  for (const AskedDifference& one : options.differences) choice.further.push_back({one.asked, one.estimand});
  Needs needs = with_named_predictions(needs_of(choice), options.input);
  needs.positive = false;
  const PairedSample paired = read_models(plan, needs);
  for (const ModelSample& model : paired.models) {
    for (const auto& [name, estimand] : choice.further)
      if (const auto why = why_not(estimand, name, model.sample.predictions)) throw *why;
    pilots.push_back(model.sample.input);
  }
  std::vector<PlanAnswer> answers;
  for (const AskedDifference& one : options.differences)
    answers.push_back(answer_for_difference(
        difference_in_pilot(paired, one.estimand, amount_of(one, options), how_of(options)), options.rows,
        options.certainty));
  return answers;
}

Report run(const PlanOptions& options) {
  const PlanGoal goal = goal_of(options);
  PlanReportPlan how{.goal = goal, .certainty = options.certainty, .rules = options.rules, .pilots = {}};
  for (const KnownValue& one : options.assumed) how.rules.push_back(one.name + "=" + exact(one.value));
  if (options.areas != AreaVariance::binormal)
    how.rules.emplace_back(options.areas == AreaVariance::obuchowski ? "auc_variance=obuchowski"
                                                                     : "auc_variance=hanley-mcneil");
  const bool has_pilot =
      !options.input.files.empty() || options.input.counts.any() || !options.models.empty();
  if (!is_assumed(options)) {
    if (!has_pilot)
      check_some_input(options.input,
                       "give a pilot file, or what you expect, such as --recall 90% --prevalence 5%");
    return plan_report(goal == PlanGoal::difference ? of_two_pilots(options, how.pilots)
                                                    : of_pilot(options, goal, how.pilots),
                       how);
  }
  if (has_pilot) throw usage_error("a pilot and assumed metrics are both given", "leave out one of them");
  return plan_report(of_assumed(options, goal), how);
}

}  // namespace

Task declare_plan(CLI::App& app) {
  const auto options = std::make_shared<PlanOptions>();
  add_planning(app, *options);
  app.add_option("FILE", options->input.files,
                 "A pilot: predictions; of a difference, of two models, or a file each")
      ->type_name("");
  add_model_columns(app, options->models);
  add_predictions(app, options->input);
  free_pairing(app);
  add_clusters(app, options->input);
  add_metric_names(app, options->metrics, "Plan these metrics, such as recall,roc_auc");
  add_given_metrics(app, options->assumed);
  add_output(app, options->output, options->input);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
