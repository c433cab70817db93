// What a threshold is chosen by.
#include "cli/criterion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

namespace {

// "fn" and 5 of "fn=5".
std::optional<std::pair<Variable, double>> price_of(std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  const std::string cell = lower(trimmed(text.substr(0, equals)));
  const auto price = number_from(trimmed(text.substr(equals + 1)));
  if (!price || !std::isfinite(*price)) return std::nullopt;
  for (const Variable one : {Variable::TP, Variable::FP, Variable::FN, Variable::TN})
    if (cell == lower(name_of(one))) return std::pair(one, *price);
  return std::nullopt;
}

// "fp=1,fn=5" as the formula "1*FP + 5*FN".
BoundMetric cost_of(const std::string& text) {
  std::string formula;
  for (const std::string& part : split(text, ',')) {
    const auto price = price_of(part);
    if (!price)
      refuse_value("--min-cost", text, "prices of tp, fp, fn and tn are expected, such as fp=1,fn=5");
    const auto [cell, amount] = *price;
    if (formula.find(name_of(cell)) != std::string::npos)
      refuse_value("--min-cost", text, "give " + lower(name_of(cell)) + " one price");
    formula += fmt::format("{}{}*{}", formula.empty() ? "" : " + ", exact(amount), name_of(cell));
  }
  return {"cost", own_formula(formula)};
}

// Of metrics of one's own more is better.
bool highest_is_best(const BoundMetric& metric) {
  if (!metric.metric() || metric.better() == Better::higher) return true;
  if (metric.better() == Better::lower) return false;
  throw usage_error("neither a high nor a low " + metric.name() + " is better", "choose by another metric");
}

BoundMetric named_metric(const std::string& name, const std::vector<BoundMetric>& metrics) {
  std::vector<std::string> own;
  for (const BoundMetric& one : metrics) {
    if (!one.metric() && one.name() == name) return one;
    if (!one.metric()) own.push_back(one.name());
  }
  if (const auto meant = nearest(name, own); meant && !find_metric(name.substr(0, name.find('('))))
    throw usage_error("no metric is called " + in_quotes(name) + did_you_mean(name, own),
                      "--best takes a metric of the catalogue, or one of --metric");
  BoundMetric known = bound_metric(name);
  check_follows_from_counts(known);
  return known;
}

Criterion criterion_by(BoundMetric metric, bool highest, std::string words) {
  const bool bounded = metric.metric() && std::isfinite(metric.range().high);
  Goal goal{.formula = *metric.formula(), .highest = highest, .scale = bounded ? 1.0 : 0.0};
  return {.metric = std::move(metric), .goal = std::move(goal), .words = std::move(words)};
}

Criterion unconditional(const CriterionOptions& options, const std::vector<BoundMetric>& metrics) {
  if (options.best) {
    BoundMetric best = named_metric(*options.best, metrics);
    const bool highest = highest_is_best(best);
    std::string words = (highest ? "highest " : "lowest ") + best.name();
    return criterion_by(std::move(best), highest, std::move(words));
  }
  if (options.cost) {
    BoundMetric cost = cost_of(*options.cost);
    if (std::any_of(metrics.begin(), metrics.end(),
                    [&](const BoundMetric& one) { return one.name() == cost.name(); }))
      throw usage_error("own metric 'cost' has the name of what --min-cost reports", "give it another name");
    std::string words = "lowest cost " + cost.formula()->text();
    return criterion_by(std::move(cost), false, std::move(words));
  }
  return {
      .metric = std::nullopt, .goal = {.formula = own_formula("PP")}, .words = "most rows called positive"};
}

}  // namespace

void add_criterion(CLI::App& app, CriterionOptions& options) {
  const std::string group = "Choosing a threshold";
  app.add_option("--best", options.best, "The best by this metric, or by a --metric of your own (highest)")
      ->type_name("METRIC")
      ->group(group);
  app.add_option("--min-cost", options.cost, "The one whose errors cost least, by prices such as fp=1,fn=5")
      ->type_name("PRICES")
      ->group(group);
  app.add_option("--where", options.conditions,
                 "Only where this holds, such as 'precision >= 0.9'; may be repeated")
      ->allow_extra_args(false)
      ->type_name("'FORMULA >= X'")
      ->group(group);
  add_number(
      app, "--capacity", "At most so many rows called positive; alone: as many of them as can be",
      "a number of rows, from 0 up, is expected", [](double n) { return n >= 0 && std::isfinite(n); },
      [&options](double n) { options.capacity = n; })
      ->type_name("N")
      ->group(group);
}

std::optional<Criterion> criterion_of(const CriterionOptions& options,
                                      const std::vector<BoundMetric>& metrics) {
  if (options.best && options.cost)
    throw usage_error("--best and --min-cost both say what is best", "give one of them");
  if (!options.conditions.empty() && !options.any())
    throw usage_error("--where needs something to choose by", "add --best METRIC, --min-cost or --capacity");
  if (!options.any()) return std::nullopt;
  Criterion criterion = unconditional(options, metrics);
  for (const std::string& text : options.conditions) {
    criterion.words += (criterion.goal.conditions.empty() ? " where " : " and ") + std::string(trimmed(text));
    criterion.goal.conditions.push_back(condition(text));
  }
  criterion.goal.capacity = options.capacity;
  if (options.capacity) criterion.words += " within a capacity of " + exact(*options.capacity);
  return criterion;
}

void check_follows_from_counts(const BoundMetric& metric) {
  if (metric.formula()) return;
  throw usage_error("metric " + in_quotes(metric.name()) + " is not one of a threshold",
                    "it has no formula over TP FP FN TN; 'assay report' has it");
}

}  // namespace assay::cli
