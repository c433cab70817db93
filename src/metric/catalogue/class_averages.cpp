// Averages of rankings over several classes.
#include "metric/catalogue/class_averages.hpp"

#include <array>
#include <numeric>

#include "assay/stats/average.hpp"
#include "assay/stats/interval.hpp"
#include "assay/stats/jackknife.hpp"

namespace assay::families {

namespace {

using SpreadOfAverage = AverageSpread (ClassGroups::*)(ClassWeights) const;

// Over the classes, each against the rest.
Estimate mean(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights,
              Value (*value_of)(const CachedRanking&), SpreadOfAverage spread_of) {
  const ClassSummary& summary = *scores.ranking;
  std::vector<Value> values;
  for (std::size_t k = 0; k < summary.labels().size(); ++k)
    values.push_back(value_of(summary.one_vs_rest(k)));
  Estimate estimate{class_average(summary, values, weights)};
  const ClassGroups* groups = plan.intervals.wanted ? summary.groups() : nullptr;
  if (groups && estimate.value.defined())
    estimate.interval =
        average_interval(estimate.value.number(), (groups->*spread_of)(weights), plan.intervals.confidence());
  return estimate;
}

// Of rows with weights, or in clusters.
std::optional<Interval> scattered_top(const ClassSummary& summary, std::size_t k, const ScorePlan& plan) {
  std::vector<bool> wrong(summary.ranks().size());
  Cells unseen(wrong.size());
  for (std::size_t i = k; i < wrong.size(); ++i) {
    wrong[i] = true;
    unseen[i] = 1 / static_cast<double>(wrong.size() - k);
  }
  if (k >= wrong.size()) return std::nullopt;
  const auto rows_of = [](const Cells& ranks) { return std::accumulate(ranks.begin(), ranks.end(), 0.0); };
  const auto share_of = [&](const Cells& ranks) {
    return std::accumulate(ranks.begin(), ranks.begin() + static_cast<std::ptrdiff_t>(k), 0.0) /
           rows_of(ranks);
  };
  const SlopedStatistics share{[&](const Cells& ranks, std::span<double> out) { out[0] = share_of(ranks); },
                               [&](const Cells& ranks, std::size_t) {
                                 std::vector<double> slopes(ranks.size(), -share_of(ranks) / rows_of(ranks));
                                 for (std::size_t i = 0; i < k; ++i) slopes[i] += 1 / rows_of(ranks);
                                 return slopes;
                               }};
  const std::array<Range, 1> range{Range{0, 1}};
  return scattered_intervals({summary.ranks(), wrong, unseen, *summary.scatter_of_ranks()}, share, range,
                             plan.intervals.confidence())[0];
}

}  // namespace

Estimate as_gini(Estimate estimate) {
  const auto gini = [](double auc) { return 2 * auc - 1; };
  if (estimate.value.defined()) estimate.value = gini(estimate.value.number());
  if (auto& interval = estimate.interval) {
    interval->low = gini(interval->low);
    interval->high = gini(interval->high);
  }
  return estimate;
}

Estimate hand_till(const ScoredClasses& scores, const ScorePlan& plan) {
  const ClassGroups* groups = plan.intervals.wanted ? scores.ranking->groups() : nullptr;
  Estimate estimate{scores.ranking->hand_till()};
  if (groups && estimate.value.defined())
    estimate.interval =
        average_interval(estimate.value.number(), groups->of_pairs(), plan.intervals.confidence());
  return estimate;
}

Estimate mean_roc_auc(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights) {
  return mean(
      scores, plan, weights, [](const CachedRanking& one) { return one.roc().auc; },
      &ClassGroups::of_roc_auc);
}

Estimate mean_gini(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights) {
  return as_gini(mean_roc_auc(scores, plan, weights));
}

Estimate mean_average_precision(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights) {
  return mean(
      scores, plan, weights,
      [](const CachedRanking& one) { return one.precision_recall().average_precision; },
      &ClassGroups::of_average_precision);
}

Estimate mean_pr_auc(const ScoredClasses& scores, const ScorePlan& plan, ClassWeights weights) {
  return mean(
      scores, plan, weights, [](const CachedRanking& one) { return one.precision_recall_area(); },
      &ClassGroups::of_average_precision);
}

Estimate top_k_accuracy(const ScoredClasses& scores, const ScorePlan& plan) {
  const ClassSummary& summary = *scores.ranking;
  const auto [k, n] = summary.in_top(static_cast<std::size_t>(plan.argument.value()));
  Estimate estimate{k / n};
  if (!plan.intervals.wanted) return estimate;
  if (!summary.scatter_of_ranks()) {
    estimate.interval =
        proportion_interval({.k = k, .n = n}, plan.intervals.proportions, plan.intervals.confidence());
  } else if (plan.intervals.proportions == ProportionMethod::modified_wilson) {
    estimate.interval = scattered_top(summary, static_cast<std::size_t>(plan.argument.value()), plan);
  }
  return estimate;
}

}  // namespace assay::families
