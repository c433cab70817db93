// Reports on thresholds.
#include "assay/report/build/threshold.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/report/build/slices.hpp"
#include "report/build/in_short.hpp"

namespace assay {

namespace {

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
Value threshold_value(const BestThreshold& best, const Provenance& input) {
  if (std::isfinite(best.threshold)) return threshold_in_file(input, best.threshold);
  if (best.table.tp + best.table.fp > 0)
    return Value::infinite("a threshold of " + exact(best.threshold) + ", which is a score");
  return Value::infinite("a threshold above every score, so that no row is predicted positive");
}

ValueList values_at(const BestThreshold& best, const Provenance& input, const Criterion& criterion,
                    const std::vector<BoundMetric>& metrics) {
  ValueList list{.key = "metrics",
                 .values = {},
                 .choice = Choice{.goal = criterion.words, .threshold = threshold_value(best, input)}};
  const Variables variables = variables_of(best.table);
  const auto add = [&](const BoundMetric& one) {
    list.values.push_back({one.name(), {one.formula()->value(variables)}});
  };
  if (criterion.metric) add(*criterion.metric);
  for (const BoundMetric& one : metrics)
    if (!criterion.metric || one.name() != criterion.metric->name()) add(one);
  return list;
}

// Of each value of a choice.
std::vector<const Formula*> formulas_of(const ValueList& values, const Criterion& criterion,
                                        const std::vector<BoundMetric>& metrics) {
  std::vector<const Formula*> formulas;
  for (const NamedValue& value : values.values) {
    const auto named = [&](const BoundMetric& one) { return one.name() == value.name; };
    const auto found = std::find_if(metrics.begin(), metrics.end(), named);
    formulas.push_back(found != metrics.end() ? found->formula() : criterion.metric->formula());
  }
  return formulas;
}

// The values of the choice as they are to be expected on rows that it was not made on.
ValueList honest_values(const ValueList& chosen, const Ranking& ranking, const Criterion& criterion,
                        const std::vector<BoundMetric>& metrics, const HonestPlan& plan) {
  if (ranking.weighted())
    throw usage_error("--honest divides rows at random, which rows with weights do not allow",
                      "leave out --honest or --weight");
  const std::vector<const Formula*> formulas = formulas_of(chosen, criterion, metrics);
  const auto numbers = honest_numbers(ranking, criterion.goal, formulas, plan);
  ValueList honest{.key = "on_new_rows", .values = {}, .header = "on new rows, about"};
  for (std::size_t i = 0; i < formulas.size(); ++i) {
    const bool known = numbers && std::isfinite((*numbers)[i]);
    honest.values.push_back(
        {chosen.values[i].name,
         {known ? Value((*numbers)[i])
                : Value::undefined("without a tenth of the rows there may be no threshold to choose")}});
  }
  return honest;
}

MatrixTable matrix_at(const BestThreshold& best, const Sample& predictions) {
  const std::size_t positive = predictions.positive.value();
  ConfusionMatrix matrix = two_class_matrix(best.table, predictions.matrix.labels, positive);
  return {.labels = std::move(matrix.labels),
          .counts = std::move(matrix.cells),
          .weighted = predictions.ranking->ranking().weighted(),
          .positive = positive,
          .cells_only = true};
}

Phrase chosen_in_short(const ValueList& values, const BestThreshold& best, const InputSample& loaded) {
  const Choice& choice = values.choice.value();
  std::string goal = choice.goal;
  goal[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(goal[0])));
  const Phrase model = two_classes_in_short(loaded.predictions, best.table);
  if (!choice.threshold.defined()) return Phrase{goal, ": ", choice.threshold.why(), ". "} + model;
  const bool distance = loaded.input.score_is == ScoreMeaning::distance;
  return Phrase{goal, ": score",
                distance ? " <= " : " >= ", Number(choice.threshold.number(), Number::Shown::exact), ". "} +
         model;
}

void add_choice(Report& report, const InputSample& loaded, const ThresholdPlan& plan) {
  const Criterion& criterion = *plan.criterion;
  const Ranking& ranking = loaded.predictions.ranking->ranking();
  const auto found = best_threshold(ranking, criterion.goal);
  if (const auto* miss = std::get_if<NearestMiss>(&found)) throw missed(*miss, criterion.goal);
  if (const auto* none = std::get_if<NoGoal>(&found)) throw nothing_to_choose(*none, criterion);
  const auto& best = std::get<BestThreshold>(found);
  report.parts.emplace_back(values_at(best, loaded.input, criterion, plan.metrics));
  if (plan.honest)
    report.parts.emplace_back(honest_values(std::get<ValueList>(report.parts.back()), ranking, criterion,
                                            plan.metrics, *plan.honest));
  report.parts.emplace_back(matrix_at(best, loaded.predictions));
  report.summary = chosen_in_short(std::get<ValueList>(report.parts.front()), best, loaded);
  report.answer = threshold_in_file(loaded.input, best.threshold);
  if (best.reached > 1)
    report.warnings.push_back(
        {"tied_thresholds", fmt::format("{} thresholds reach this value; the highest is used", best.reached),
         best.reached});
  if (best.infinite > 0)
    report.warnings.push_back({"infinite_thresholds",
                               fmt::format("at {} the metric is infinite; they were skipped",
                                           counted(static_cast<double>(best.infinite), "threshold")),
                               best.infinite});
  if (!plan.honest)
    report.warnings.push_back({"chosen_on_these_rows",
                               "the threshold was tuned on these rows: expect somewhat worse results on new "
                               "data; --honest estimates how much"});
}

// Thresholds are in the unit of the file's scores.
Series thresholds_series(const Sample& predictions, const Provenance& input,
                         const std::vector<double>& thresholds, const std::vector<BoundMetric>& metrics) {
  const Ranking& ranking = predictions.ranking->ranking();
  std::vector<double> as_ranked;
  for (const double threshold : thresholds) as_ranked.push_back(threshold_in_file(input, threshold));
  TableColumns tables;
  for (const TwoByTwo& table : tables_at(ranking, as_ranked)) tables.add(table);
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

// The threshold of a choice, and what it brings.
std::vector<NamedValue> values_of(const ValueList& list) {
  std::vector<NamedValue> values{{"threshold", {list.choice->threshold}, true}};
  values.insert(values.end(), list.values.begin(), list.values.end());
  return values;
}

// Why no threshold is the best one, briefly.
std::string why_none(const std::variant<BestThreshold, NearestMiss, NoGoal>& found, const Goal& goal) {
  const auto* none = std::get_if<NoGoal>(&found);
  return none != nullptr && none->met ? none->why.reason() : "no threshold meets " + wanted_of(goal);
}

// A slice chooses for itself.
void add_choice(SliceContent& content, const Sample& predictions, const Provenance& input,
                const ThresholdPlan& plan) {
  const auto found = best_threshold(predictions.ranking->ranking(), plan.criterion->goal);
  const auto* const best = std::get_if<BestThreshold>(&found);
  ValueList list = values_at(best ? *best : BestThreshold{}, input, *plan.criterion, plan.metrics);
  content.values = values_of(list);
  if (best) {
    content.parts = {std::move(list), matrix_at(*best, predictions)};
  } else {
    for (NamedValue& one : content.values)
      one.estimate = {Value::undefined(why_none(found, plan.criterion->goal))};
  }
}

SliceContent content_of(const Sample& predictions, const Provenance& input, const ThresholdPlan& plan) {
  SliceContent content;
  if (plan.criterion) add_choice(content, predictions, input, plan);
  if (plan.shown)
    content.parts.emplace_back(thresholds_series(predictions, input, *plan.shown, plan.metrics));
  return content;
}

void add_slices(Report& report, const InputSample& loaded, const ThresholdPlan& plan) {
  const std::vector<NamedValue> of_all_rows =
      plan.criterion ? values_of(std::get<ValueList>(report.parts.front())) : std::vector<NamedValue>{};
  add_slices(report, plan.min_rows, loaded.slices, of_all_rows,
             [&](std::size_t i) { return content_of(loaded.slices[i].predictions, loaded.input, plan); });
  if (report.slices) report.slices->summary.usual_columns = {};  // the threshold above all
}

}  // namespace

Report threshold_report(const InputSample& loaded, const ThresholdPlan& plan) {
  Report report{.command = "threshold", .inputs = {loaded.input}, .warnings = loaded.warnings};
  report.signature = plan.signature;
  if (plan.criterion) {
    add_choice(report, loaded, plan);
    report.signature += " | best=" + printable(plan.criterion->words);
  }
  if (plan.shown)
    report.parts.emplace_back(thresholds_series(loaded.predictions, loaded.input, *plan.shown, plan.metrics));
  if (plan.criterion && !plan.shown) report.details = 1;  // the matrix
  add_slices(report, loaded, plan);
  return report;
}

}  // namespace assay
