// assay threshold: what thresholds bring, and which one is best.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/threshold/criterion.hpp"
#include "assay/threshold/threshold.hpp"
#include "cli/command.hpp"
#include "cli/load.hpp"
#include "cli/options/add.hpp"
#include "cli/options/criterion.hpp"
#include "cli/options/input.hpp"
#include "cli/options/metrics.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

struct ThresholdOptions {
  InputOptions input;
  OutputOptions output;
  MetricOptions metrics;
  std::vector<double> at;
  std::optional<double> points;
  CriterionTexts criterion;

  [[nodiscard]] bool shows_table() const { return !criterion.any() || points || !at.empty(); }
};

constexpr double usual_points = 10;
constexpr std::array usual_metrics{"precision", "recall", "f1", "mcc"};
constexpr std::array counts_of_threshold{"threshold", "tp", "fp", "fn", "tn"};

std::vector<BoundMetric> metrics_of(const MetricOptions& options) {
  std::vector<BoundMetric> metrics = chosen_metrics(options, usual_metrics, counts_of_threshold);
  if (options.all()) std::erase_if(metrics, [](const BoundMetric& one) { return !one.formula(); });
  for (const BoundMetric& one : metrics) check_follows_from_counts(one);
  return metrics;
}

void check(const ThresholdOptions& options) {
  if (options.output.answer_only && !options.criterion.any())
    throw usage_error("--value-only prints the threshold that was chosen, and none is",
                      "add --best METRIC, --min-cost or --capacity");
  if (options.output.answer_only &&
      (options.output.format != &formats().front() || options.points || !options.at.empty()))
    throw usage_error("--value-only prints a bare number, in no format and no table",
                      "leave out --format, --at and --points");
  if (options.points && !options.at.empty())
    throw usage_error("--at and --points both say which thresholds are shown", "give one of them");
  if (options.criterion.any() && options.shows_table() && options.output.format->one_table)
    throw usage_error(std::string(options.output.format->name) +
                          " holds one table: the best threshold, or those of --at and --points",
                      "leave one out, or take json");
}

std::string wanted_of(const Goal& goal) {
  std::vector<std::string> wanted;
  for (const Condition& condition : goal.conditions) wanted.push_back(in_quotes(condition.text));
  if (goal.capacity) wanted.push_back("a capacity of " + exact(*goal.capacity));
  return fmt::format("{}", fmt::join(wanted, " and "));
}

// No threshold meets the conditions: what they come to where they are nearest.
Error missed(const NearestMiss& miss, const Goal& goal) {
  std::vector<std::string> comes_to;
  for (const Condition& condition : goal.conditions)
    comes_to.push_back(condition.left + " = " + exact(condition.formula.evaluate(variables_of(miss.table))));
  const bool above_all = miss.table.tp + miss.table.fp == 0;
  return {ExitStatus::gate_failed, "no threshold meets " + wanted_of(goal),
          fmt::format("the nearest is {}: {}",
                      above_all ? "one above every score" : "at threshold " + exact(miss.threshold),
                      fmt::join(comes_to, ", "))};
}

Error nothing_to_choose(const NoGoal& none, const Criterion& criterion) {
  if (!none.met)
    return {ExitStatus::gate_failed, "no threshold meets " + wanted_of(criterion.goal),
            "none comes near: " + none.why.reason()};
  return data_error(criterion.words + ": no threshold can be chosen: " + none.why.reason(),
                    "choose by another metric");
}

// A score may be infinite, and so may be the threshold above them all.
Value threshold_value(const BestThreshold& best) {
  if (std::isfinite(best.threshold)) return best.threshold;
  if (best.table.tp + best.table.fp > 0)
    return Value::infinite("a threshold of " + exact(best.threshold) + ", which is a score");
  return Value::infinite("a threshold above every score, so that no row is called positive");
}

Choice choice_of(const BestThreshold& best, const Criterion& criterion,
                 const std::vector<BoundMetric>& metrics) {
  Choice choice{.goal = criterion.words, .threshold = threshold_value(best)};
  const Variables variables = variables_of(best.table);
  const auto add = [&](const BoundMetric& one) {
    choice.values.push_back({one.name(), {one.formula()->value(variables)}});
  };
  if (criterion.metric) add(*criterion.metric);
  for (const BoundMetric& one : metrics)
    if (!criterion.metric || one.name() != criterion.metric->name()) add(one);
  return choice;
}

void add_choice(Report& report, const Loaded& loaded, const Criterion& criterion,
                const std::vector<BoundMetric>& metrics) {
  const Ranking& ranking = loaded.predictions.ranking->ranking();
  const auto found = best_threshold(ranking, criterion.goal);
  if (const auto* miss = std::get_if<NearestMiss>(&found)) throw missed(*miss, criterion.goal);
  if (const auto* none = std::get_if<NoGoal>(&found)) throw nothing_to_choose(*none, criterion);
  const auto& best = std::get<BestThreshold>(found);
  report.parts.emplace_back(choice_of(best, criterion, metrics));
  const std::size_t positive = loaded.predictions.positive.value();
  ConfusionMatrix matrix = two_class_matrix(best.table, loaded.predictions.matrix.labels, positive);
  report.parts.emplace_back(MatrixTable{.labels = std::move(matrix.labels),
                                        .counts = std::move(matrix.cells),
                                        .weighted = ranking.weighted(),
                                        .positive = positive,
                                        .in_brief = true});
  report.answer = best.threshold;
  if (best.reached > 1)
    report.warnings.push_back({"tied_thresholds",
                               fmt::format("{} thresholds reach this; the highest is taken", best.reached),
                               best.reached});
  if (best.infinite > 0)
    report.warnings.push_back({"infinite_thresholds",
                               fmt::format("at {} it is infinite: these are not in the running",
                                           counted(static_cast<double>(best.infinite), "threshold")),
                               best.infinite});
  report.warnings.push_back(
      {"chosen_on_these_rows",
       "the threshold was chosen on these rows, which flatters it: expect less of new ones"});
}

Series series_of(const Ranking& ranking, const std::vector<double>& thresholds,
                 const std::vector<BoundMetric>& metrics) {
  TableColumns tables;
  for (const TwoByTwo& table : tables_at(ranking, thresholds)) tables.add(table);
  const bool counted = !ranking.weighted();
  Series series{.key = "thresholds", .listed = true};
  series.columns = {{"threshold", thresholds, true},
                    {"tp", tables.tp, counted},
                    {"fp", tables.fp, counted},
                    {"fn", tables.fn, counted},
                    {"tn", tables.tn, counted}};
  for (const BoundMetric& one : metrics) {
    std::vector<double> numbers(thresholds.size());
    one.formula()->evaluate(tables, numbers);
    series.columns.push_back({one.name(), std::move(numbers)});
  }
  return series;
}

Report run(const ThresholdOptions& options) {
  check(options);
  const std::vector<BoundMetric> metrics = metrics_of(options.metrics);
  const auto criterion = criterion_of(options.criterion, metrics);
  const Loaded loaded = load(options.input, {.matrix = false, .ranking = true});
  const Ranking& ranking = loaded.predictions.ranking->ranking();
  Report report{.command = "threshold", .inputs = {loaded.input}, .warnings = loaded.warnings};
  report.signature = report_signature(loaded.input);
  if (criterion) {
    add_choice(report, loaded, *criterion, metrics);
    report.signature += " | best=" + printable(criterion->words);
  }
  if (options.shows_table()) {
    const auto points = static_cast<std::size_t>(options.points.value_or(usual_points));
    report.parts.emplace_back(
        series_of(ranking, options.at.empty() ? even_thresholds(ranking, points) : options.at, metrics));
  }
  for (const std::string& own : options.metrics.own) report.signature += " | " + printable(own);
  report.signature += " | undefined=null";
  return report;
}

void add_table(CLI::App& app, ThresholdOptions& options) {
  const std::string group = "Table of thresholds";
  app.add_option_function<std::string>(
         "--at",
         [&options](const std::string& text) {
           for (const std::string& part : split(text, ',')) {
             const auto threshold = number_from(part);
             if (!threshold) refuse_value("--at", text, "numbers are expected, such as 0.3,0.5");
             options.at.push_back(*threshold);
           }
         },
         "These thresholds")
      ->type_name("X,Y,...")
      ->group(group);
  add_number(
      app, "--points", "So many thresholds, at even steps of recall (default 10)",
      "a whole number from 1 to 1000000 is expected",
      [](double n) { return n >= 1 && n <= 1e6 && is_whole(n); },
      [&options](double n) { options.points = n; })
      ->type_name("N")
      ->group(group);
}

}  // namespace

Task declare_threshold(CLI::App& app) {
  const auto options = std::make_shared<ThresholdOptions>();
  app.add_option("FILE", options->input.file, "CSV file; '-' or none for standard input")->type_name("");
  add_scored_input(app, options->input);
  add_criterion(app, options->criterion);
  add_table(app, *options);
  add_metrics(app, options->metrics);
  add_output(app, options->output, options->input);
  app.add_flag_callback(
         "--value-only", [options] { options->output.answer_only = true; },
         "Print the chosen threshold alone, in full precision, for a pipe")
      ->group("Output");
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
