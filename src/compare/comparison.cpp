// Whether one model is better than another.
#include "assay/compare/comparison.hpp"

#include <algorithm>

#include "compare/compared_values.hpp"
#include "compare/paired_class_scores.hpp"
#include "compare/paired_counts.hpp"
#include "compare/paired_scores.hpp"
#include "compare/resampled.hpp"

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

void judge(ModelComparison& comparison, const EvaluationPlan& plan) {
  for (MetricComparison& one : comparison.metrics)
    one.standing = standing_of(one, plan.intervals.confidence());
}

// They are the same column, or have the same score in every row.
bool are_the_same(const PairedSample& paired, std::size_t first, std::size_t second) {
  const auto position = [&](std::size_t model, const Role& role) {
    return paired.models[model].state.columns.find(role);
  };
  const auto &a = paired.rows.models[first].class_scores, &b = paired.rows.models[second].class_scores;
  const bool of_classes = !a.empty() && !b.empty();
  const bool same_file = paired.models[first].sample.input.files == paired.models[second].sample.input.files;
  if (same_file && !of_classes && position(first, role::score) == position(second, role::score) &&
      position(first, role::predicted) == position(second, role::predicted) &&
      position(first, role::correct) == position(second, role::correct))
    return true;
  const auto equal = [](std::span<const double> x, std::span<const double> y) {
    return !x.empty() && std::equal(x.begin(), x.end(), y.begin(), y.end());
  };
  if (!of_classes) return equal(paired.scores(first), paired.scores(second));
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](const ScoreColumn& x, const ScoreColumn& y) {
    return equal(x.values(), y.values());
  });
}

// Two models, and the degrees of freedom of differences between them.
struct Pair {
  std::size_t first, second;
  double degrees_of_freedom;
};

void add_resampled(ModelComparison& comparison, const PairedSample& paired, const Pair& pair,
                   std::span<const Estimand> estimands, const std::vector<std::size_t>& places,
                   const EvaluationPlan& plan) {
  if (places.empty()) return;
  std::vector<Estimand> waiting;
  for (const std::size_t at : places) waiting.push_back(estimands[at]);
  const auto errors = resampled_errors(paired, pair.first, pair.second, waiting, plan);
  for (std::size_t i = 0; i < places.size(); ++i) {
    MetricComparison& one = comparison.metrics[places[i]];
    if (!errors[i] || *errors[i] == 0) {
      one.why_no_interval = errors[i] ? "no draw of the rows shows a difference"
                            : paired.rows.size() > most_rows_resampled
                                ? "resampling so many rows would take too long"
                                : "it is undefined in many of the resampled rows";
      continue;
    }
    add_estimate(one,
                 symmetric_difference({.difference = one.difference.number(),
                                       .variance = *errors[i] * *errors[i],
                                       .degrees_of_freedom = pair.degrees_of_freedom},
                                      IntervalMethod::bootstrap, "t", plan.intervals.confidence()),
                 estimands[places[i]].metric.range());
  }
}

void add_counts(ModelComparison& comparison, const PairedCounts& counts, std::span<const Estimand> estimands,
                const std::vector<std::size_t>& places, const EvaluationPlan& plan) {
  std::vector<Estimand> waiting;
  for (const std::size_t at : places) waiting.push_back(estimands[at]);
  const auto found = counts.differences(waiting, plan);
  for (std::size_t i = 0; i < found.size(); ++i) {
    MetricComparison& one = comparison.metrics[places[i]];
    add_estimate(one, found[i], waiting[i].metric.range());
    if (!one.interval) one.why_no_interval = "the rows are too few, or of one cluster";
  }
}

bool has_class_scores(const PairedSample& paired, std::size_t model) {
  return !paired.rows.models[model].class_scores.empty();
}

// The places of those that are left to be resampled.
std::vector<std::size_t> add_class_scores(ModelComparison& comparison, const PairedSample& paired,
                                          const Pair& pair, const Units& units,
                                          std::span<const Estimand> estimands,
                                          const std::vector<std::size_t>& places,
                                          const EvaluationPlan& plan) {
  std::vector<std::size_t> left, known;
  std::vector<Estimand> waiting;
  std::vector<double> differences;
  for (const std::size_t at : places) {
    const bool is_known = PairedClassScores::has_method(estimands[at]);
    (is_known ? known : left).push_back(at);
    if (!is_known) continue;
    waiting.push_back(estimands[at]);
    differences.push_back(comparison.metrics[at].difference.number());
  }
  const PairedClassScores scores(paired, pair.first, pair.second, units);
  const auto found = scores.differences(waiting, differences, plan);
  for (std::size_t i = 0; i < known.size(); ++i) {
    MetricComparison& one = comparison.metrics[known[i]];
    add_estimate(one, found[i], waiting[i].metric.range());
    if (!one.interval) one.why_no_interval = "the rows are too few, or of one cluster";
  }
  return left;
}

// The places of those that are left to be resampled.
std::vector<std::size_t> add_scores(ModelComparison& comparison, const PairedSample& paired, const Pair& pair,
                                    const Units& units, std::span<const Estimand> estimands,
                                    const std::vector<std::size_t>& places, const EvaluationPlan& plan) {
  std::vector<std::size_t> left;
  if (places.empty()) return left;
  if (has_class_scores(paired, pair.first) && has_class_scores(paired, pair.second))
    return add_class_scores(comparison, paired, pair, units, estimands, places, plan);
  for (const std::size_t model : {pair.first, pair.second})
    if (!paired.models[model].sample.predictions.positive || has_class_scores(paired, model)) return places;
  PairedScores scores(paired, pair.first, pair.second, units);
  for (const std::size_t at : places) {
    const BoundMetric& metric = estimands[at].metric;
    MetricComparison& one = comparison.metrics[at];
    add_estimate(one, scores.difference(metric, one.difference.number(), plan), metric.range());
    if (one.interval) continue;
    if (scores.has_method(metric)) {
      one.why_no_interval = scores.why_none();
    } else {
      left.push_back(at);
    }
  }
  return left;
}

}  // namespace

ModelComparison compare(const PairedSample& paired, std::size_t reference, std::size_t model,
                        std::span<const Estimand> estimands, const EvaluationPlan& plan) {
  const ModelSample &first = paired.models[reference], &second = paired.models[model];
  ModelComparison comparison{.model = second.name, .reference = first.name, .metrics = {}};
  comparison.metrics = compared_values(estimands, first.sample.predictions, second.sample.predictions, plan);
  if (plan.intervals.wanted && are_the_same(paired, reference, model)) {
    for (std::size_t i = 0; i < estimands.size(); ++i)
      if (comparison.metrics[i].difference.defined())
        add_estimate(comparison.metrics[i], no_difference(), estimands[i].metric.range());
    judge(comparison, plan);
    return comparison;
  }
  const Units units(paired.rows);
  const Pair pair{reference, model, units.degrees_of_freedom()};
  std::vector<std::size_t> of_counts, of_scores;
  for (std::size_t i = 0; plan.intervals.wanted && i < estimands.size(); ++i)
    if (comparison.metrics[i].difference.defined())
      (estimands[i].metric.of_scores() ? of_scores : of_counts).push_back(i);
  add_counts(comparison, PairedCounts(paired, reference, model, units), estimands, of_counts, plan);
  add_resampled(comparison, paired, pair, estimands,
                add_scores(comparison, paired, pair, units, estimands, of_scores, plan), plan);
  judge(comparison, plan);
  return comparison;
}

}  // namespace assay
