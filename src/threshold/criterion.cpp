// What a threshold is chosen by.
#include "assay/threshold/criterion.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"

namespace assay {

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

Error no_cost(const std::string& text, const std::string& wanted) {
  return usage_error("--min-cost cannot be " + in_quotes(text), wanted);
}

// "fp=1,fn=5" as the formula "1*FP + 5*FN".
BoundMetric cost_of(const std::string& text) {
  std::string formula;
  for (const std::string& part : split(text, ',')) {
    const auto price = price_of(part);
    if (!price) throw no_cost(text, "prices of tp, fp, fn and tn are expected, such as fp=1,fn=5");
    const auto [cell, amount] = *price;
    if (formula.find(name_of(cell)) != std::string::npos)
      throw no_cost(text, "give " + lower(name_of(cell)) + " one price");
    formula += (formula.empty() ? "" : " + ") + exact(amount) + "*" + std::string(name_of(cell));
  }
  return {"cost", own_formula(formula)};
}

// Of metrics of one's own more is better.
bool highest_is_best(const BoundMetric& metric) {
  if (!metric.metric() || metric.better() == Better::higher) return true;
  if (metric.better() == Better::lower) return false;
  throw usage_error(metric.name() + " has no direction: neither high nor low is better",
                    "choose by another metric");
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

Criterion unconditional(const CriterionTexts& texts, const std::vector<BoundMetric>& metrics) {
  if (texts.best) {
    BoundMetric best = named_metric(*texts.best, metrics);
    const bool highest = highest_is_best(best);
    std::string words = (highest ? "highest " : "lowest ") + best.name();
    return criterion_by(std::move(best), highest, std::move(words));
  }
  if (texts.cost) {
    BoundMetric cost = cost_of(*texts.cost);
    if (std::any_of(metrics.begin(), metrics.end(),
                    [&](const BoundMetric& one) { return one.name() == cost.name(); }))
      throw usage_error("own metric 'cost' has the name of what --min-cost reports", "give it another name");
    std::string words = "lowest cost " + cost.formula()->text();
    return criterion_by(std::move(cost), false, std::move(words));
  }
  return {.metric = std::nullopt,
          .goal = {.formula = own_formula("PP")},
          .words = "most rows predicted positive"};
}

}  // namespace

std::optional<Criterion> criterion_of(const CriterionTexts& texts, const std::vector<BoundMetric>& metrics) {
  if (texts.best && texts.cost)
    throw usage_error("--best and --min-cost both say what is best", "give one of them");
  if (!texts.conditions.empty() && !texts.any())
    throw usage_error("--require needs something to choose by",
                      "add --best METRIC, --min-cost or --capacity");
  if (!texts.any()) return std::nullopt;
  Criterion criterion = unconditional(texts, metrics);
  for (const std::string& text : texts.conditions) {
    criterion.words += (criterion.goal.conditions.empty() ? " where " : " and ") + std::string(trimmed(text));
    criterion.goal.conditions.push_back(condition(text));
  }
  criterion.goal.capacity = texts.capacity;
  if (texts.capacity) criterion.words += " within a capacity of " + exact(*texts.capacity);
  return criterion;
}

void check_follows_from_counts(const BoundMetric& metric) {
  if (metric.formula()) return;
  throw usage_error("metric " + in_quotes(metric.name()) + " is not one of a threshold",
                    "it has no formula over TP FP FN TN; 'assay report' has it");
}

}  // namespace assay
