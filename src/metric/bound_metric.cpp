// A metric as it was asked for.
#include "assay/metric/bound_metric.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/curve/bracket.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// Of the user's own: no metric of the catalogue counts rows.
bool counts_only_n(const Formula& formula) {
  const std::vector<Variable> variables = formula.variables();
  return formula.counts_all_rows() ||
         std::all_of(variables.begin(), variables.end(), [](Variable one) { return one == Variable::n; });
}

Estimate mean_estimate(const MeanLoss& loss, const ProbabilityLosses& losses, const IntervalPlan& plan) {
  if (std::isnan(loss.mean)) return {Value::undefined("n = 0: there are no rows")};
  if (std::isinf(loss.mean))
    return {Value::infinite("scores of exactly 0 or 1 are wrong in " +
                            counted(static_cast<double>(losses.infinite_rows), "row") +
                            "; --clip bounds them")};
  Estimate estimate{loss.mean};
  if (plan.wanted && loss.standard_error)
    estimate.interval = mean_interval({.mean = loss.mean,
                                       .standard_error = *loss.standard_error,
                                       .skewness = loss.skewness.value_or(0),
                                       .rows = loss.rows,
                                       .highest = loss.highest,
                                       .clusters = loss.clusters},
                                      plan.means, plan.confidence());
  return estimate;
}

// Where scores were rounded to bins.
Estimate with_bracket(Estimate estimate, const MetricOfScores& metric, const Range& range,
                      const CachedRanking& scores) {
  if (!estimate.value.defined()) return estimate;
  estimate.bracket = metric.bracket ? metric.bracket(scores) : std::nullopt;
  if (!estimate.bracket) return {Value::undefined(needs_every_score)};
  auto& [low, high] = *estimate.bracket;
  const double value = estimate.value.number();
  low = std::min(low, value);
  high = std::max(high, value);
  if (auto& interval = estimate.interval) {
    interval->low = std::max(range.low, interval->low - (value - low));
    interval->high = std::min(range.high, interval->high + (high - value));
  }
  return estimate;
}

}  // namespace

BoundMetric::BoundMetric(std::string name, const Metric& metric, std::optional<double> argument,
                         std::optional<Formula> of_table, std::optional<Formula> of_matrix)
    : bound_(std::make_shared<const Bound>(with_needs({.name = std::move(name),
                                                       .metric = &metric,
                                                       .argument = argument,
                                                       .of_table = std::move(of_table),
                                                       .of_matrix = std::move(of_matrix)}))) {}

BoundMetric::BoundMetric(std::string name, Formula own)
    : bound_(std::make_shared<const Bound>(
          with_needs({.name = std::move(name), .metric = nullptr, .of_table = std::move(own)}))) {}

BoundMetric::Bound BoundMetric::with_needs(Bound bound) {
  if (bound.metric)
    if (const auto* scores = std::get_if<MetricOfScores>(&bound.metric->definition)) bound.scores = *scores;
  bound.function_of_n = !bound.metric && counts_only_n(*bound.of_table);
  bound.needs = {.matrix = !bound.scores, .positive = !bound.of_matrix && !bound.function_of_n};
  if (bound.scores) {
    bound.needs.ranking = bound.scores->of_two || bound.scores->of_classes;
    bound.needs.losses = bound.scores->mean_of || bound.scores->reads_losses;
    bound.needs.class_scores = bound.scores->of_classes && !bound.scores->of_two;
  }
  return bound;
}

Range BoundMetric::range() const {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (!metric()) return {-infinity, infinity};
  const auto& parameter = metric()->parameter;
  if (parameter && parameter->ends_range && bound_->argument) return {metric()->range.low, *bound_->argument};
  return metric()->range;
}

Better BoundMetric::better() const { return metric() ? metric()->better : Better::neither; }

bool BoundMetric::same_as(const BoundMetric& other) const {
  const auto spelled = [](const BoundMetric& one) {
    return one.metric() ? one.name() : one.formula()->text();
  };
  return spelled(*this) == spelled(other);
}

bool BoundMetric::per_class() const {
  return of_scores() ? bound_->scores->of_two != nullptr : bound_->of_table && !bound_->of_matrix;
}

bool BoundMetric::of_all_classes() const {
  return of_scores() ? bound_->scores->of_classes || bound_->scores->mean_of : bound_->of_matrix.has_value();
}

bool BoundMetric::scales_with_n() const {
  if (metric()) return false;
  const auto value_of = [&](const TwoByTwo& table) { return formula()->evaluate(variables_of(table)); };
  // Of no simple relation to each other.
  return value_of({.tp = 1013, .fp = 211, .fn = 97, .tn = 4001}) !=
         value_of({.tp = 2026, .fp = 422, .fn = 194, .tn = 8002});
}

const Formula* BoundMetric::formula(Scope scope) const {
  const auto& formula = scope == Scope::two_by_two ? bound_->of_table : bound_->of_matrix;
  return formula ? &*formula : nullptr;
}

const MeanLoss* BoundMetric::mean_loss(const ProbabilityLosses& losses) const {
  return bound_->scores && bound_->scores->mean_of ? &bound_->scores->mean_of(losses) : nullptr;
}

std::optional<std::size_t> BoundMetric::counted_top() const {
  if (!bound_->scores || !bound_->scores->counts_top) return std::nullopt;
  return static_cast<std::size_t>(bound_->argument.value());
}

std::optional<Estimate> BoundMetric::estimate(const ScoredSample& scores, const IntervalPlan& plan) const {
  if (!bound_->scores) return std::nullopt;
  if (bound_->scores->mean_of)
    return scores.losses ? std::optional(mean_estimate(*mean_loss(*scores.losses), *scores.losses, plan))
                         : std::nullopt;
  const bool all_there = scores.ranking && (scores.losses || !bound_->scores->reads_losses);
  if (!bound_->scores->of_two || !all_there) return std::nullopt;
  Estimate estimate = bound_->scores->of_two(scores, {.intervals = plan, .argument = bound_->argument});
  if (!scores.ranking->ranking().rounded()) return estimate;
  return with_bracket(std::move(estimate), *bound_->scores, range(), *scores.ranking);
}

std::optional<Estimate> BoundMetric::estimate(const ScoredClasses& scores, const IntervalPlan& plan) const {
  if (!bound_->scores) return std::nullopt;
  if (bound_->scores->mean_of) return estimate(ScoredSample{.losses = scores.losses}, plan);
  const bool all_there = scores.ranking && (scores.losses || !bound_->scores->reads_losses);
  if (!bound_->scores->of_classes || !all_there) return std::nullopt;
  return bound_->scores->of_classes(scores, {.intervals = plan, .argument = bound_->argument});
}

std::optional<Estimate> BoundMetric::average(const ScoredClasses& scores, ClassWeights weights,
                                             const IntervalPlan& plan) const {
  if (!bound_->scores || !bound_->scores->of_average) return std::nullopt;
  return bound_->scores->of_average(scores, {.intervals = plan, .argument = bound_->argument}, weights);
}

}  // namespace assay
