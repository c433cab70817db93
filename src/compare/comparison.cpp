// Whether one model is better than another.
#include "assay/compare/comparison.hpp"

#include <algorithm>

#include "compare/compared_values.hpp"
#include "compare/paired_counts.hpp"
#include "compare/paired_scores.hpp"

namespace assay {

namespace {

// An interval has the difference in it, and no more than a difference can be.
void add_estimate(MetricComparison& one, const DifferenceEstimate& found, const Range& range) {
  one.interval = found.interval;
  one.p = found.p;
  one.test = found.test;
  if (!one.interval) return;
  const double largest = range.high - range.low;
  one.interval->low = std::max(-largest, std::min(one.interval->low, one.difference.number()));
  one.interval->high = std::min(largest, std::max(one.interval->high, one.difference.number()));
}

}  // namespace

ModelComparison compare(const PairedSample& paired, std::size_t reference, std::size_t model,
                        std::span<const Estimand> estimands, const EvaluationPlan& plan) {
  const ModelSample &first = paired.models[reference], &second = paired.models[model];
  ModelComparison comparison{.model = second.name, .reference = first.name, .metrics = {}};
  comparison.metrics = compared_values(estimands, first.sample.predictions, second.sample.predictions, plan);
  const Units units(paired.rows);
  std::vector<Estimand> of_counts;
  std::vector<std::size_t> count_at;
  std::optional<PairedScores> scores;
  for (std::size_t i = 0; plan.intervals.wanted && i < estimands.size(); ++i) {
    MetricComparison& one = comparison.metrics[i];
    if (!one.difference.defined()) continue;
    if (!estimands[i].metric.of_scores()) {
      of_counts.push_back(estimands[i]);
      count_at.push_back(i);
      continue;
    }
    if (!scores) scores.emplace(paired, reference, model, units);
    add_estimate(one, scores->difference(estimands[i].metric, one.difference.number(), plan),
                 estimands[i].metric.range());
    if (!one.interval) one.why_no_interval = scores->why_none(estimands[i].metric);
  }
  if (!of_counts.empty()) {
    const auto found = PairedCounts(paired, reference, model, units).differences(of_counts, plan);
    for (std::size_t i = 0; i < found.size(); ++i)
      add_estimate(comparison.metrics[count_at[i]], found[i], of_counts[i].metric.range());
  }
  for (MetricComparison& one : comparison.metrics)
    one.standing = standing_of(one, plan.intervals.confidence());
  return comparison;
}

}  // namespace assay
