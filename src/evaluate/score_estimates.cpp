// Estimates of what scores alone decide.
#include "evaluate/score_estimator.hpp"

namespace assay {

namespace {

const ProbabilityLosses* losses_of(const Sample& predictions) {
  return predictions.losses && predictions.why_no_losses.empty() ? &*predictions.losses : nullptr;
}

}  // namespace

std::optional<Estimate> ScoreEstimator::estimate(const Estimand& estimand) {
  if (estimand.metric.needs().losses && predictions_.losses && !predictions_.why_no_losses.empty())
    return Estimate{Value::undefined(predictions_.why_no_losses)};
  if (const auto* one = std::get_if<OfClass>(&estimand.target)) return of_class(estimand.metric, *one);
  if (const auto* over = std::get_if<Averaged>(&estimand.target))
    return averaged(estimand.metric, over->average);
  return of_all_rows(estimand.metric);
}

std::optional<Estimate> ScoreEstimator::of_all_rows(const BoundMetric& metric) const {
  const ProbabilityLosses* losses = losses_of(predictions_);
  const CachedRanking* ranking = predictions_.ranking ? &*predictions_.ranking : nullptr;
  auto estimate = metric.estimate(ScoredSample{.ranking = ranking, .losses = losses}, plan_);
  if (!estimate && predictions_.class_scores)
    estimate =
        metric.estimate(ScoredClasses{.ranking = &*predictions_.class_scores, .losses = losses}, plan_);
  return estimate;
}

// A single score is one of the positive class.
std::optional<Estimate> ScoreEstimator::of_class(const BoundMetric& metric, const OfClass& one) {
  const auto k = class_named(predictions_.matrix.labels, one.label);
  if (!metric.per_class() || !k) return std::nullopt;
  if (!predictions_.class_scores) return k == predictions_.positive ? of_all_rows(metric) : std::nullopt;
  return *k < predictions_.selected ? std::optional(by_class(metric)[*k]) : std::nullopt;
}

std::optional<Estimate> ScoreEstimator::averaged(const BoundMetric& metric, Average average) {
  if (!metric.per_class() || !predictions_.class_scores) return std::nullopt;
  if (average == Average::micro)
    return Estimate{Value::undefined("rankings of several classes are not pooled")};
  const ClassSummary& classes = *predictions_.class_scores;
  const ClassWeights weights = average == Average::macro ? ClassWeights::equal : ClassWeights::support;
  if (auto estimate = metric.average({.ranking = &classes}, weights, plan_)) return estimate;
  std::vector<Value> values;
  for (const Estimate& one : by_class(metric)) values.push_back(one.value);
  return Estimate{class_average(classes, values, weights)};
}

// Each class against the rest.
const std::vector<Estimate>& ScoreEstimator::by_class(const BoundMetric& metric) {
  const auto [found, is_new] = by_class_.try_emplace(metric.name());
  for (std::size_t k = 0; is_new && k < predictions_.selected; ++k) {
    const ScoredSample against_rest{.ranking = &predictions_.class_scores->one_vs_rest(k),
                                    .losses = losses_of(predictions_)};
    auto estimate = metric.estimate(against_rest, plan_);
    found->second.push_back(estimate ? *std::move(estimate)
                                     : Estimate{Value::undefined("it is not one of a class")});
  }
  return found->second;
}

}  // namespace assay
