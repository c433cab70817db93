// Estimates of what was asked for.
#include "assay/evaluate/evaluation.hpp"

#include <utility>

#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"
#include "evaluate/count_estimator.hpp"
#include "evaluate/score_estimator.hpp"

namespace assay {

Results::Results(std::vector<Estimated> all, bool too_many_cells)
    : all_(std::move(all)), too_many_cells_(too_many_cells) {
  for (std::size_t i = 0; i < all_.size(); ++i)
    places_.try_emplace({all_[i].name(), all_[i].estimand.target}, i);
}

std::vector<const Estimated*> Results::overall() const& {
  std::vector<const Estimated*> found;
  for (const Estimated& one : all_)
    if (std::holds_alternative<Overall>(one.estimand.target)) found.push_back(&one);
  return found;
}

const Estimate* Results::find(std::string_view metric, const Target& target) const& {
  const auto found = places_.find({metric, target});
  return found == places_.end() ? nullptr : &all_[found->second].estimate;
}

std::string why_no_intervals(const Sample& predictions) {
  if (predictions.clusters == 1U) return "all rows are of one cluster";
  const bool of_rows = predictions.scatter || predictions.ranking || predictions.class_scores;
  if (predictions.matrix.weighted && !of_rows && !(predictions.moved && predictions.moved->counted))
    return "a matrix of weights does not say how rows weigh";
  return {};
}

std::string why_no_ranking_interval(const Sample& predictions) {
  if (predictions.scatter || predictions.matrix.weighted || predictions.clusters)
    return no_interval_of_scattered_rows;
  constexpr double fewest = 2;
  const ConfusionMatrix& matrix = predictions.matrix;
  for (std::size_t k = 0; k < matrix.size(); ++k)
    if (matrix.truth_total(k) < fewest)
      return "class " + in_quotes(matrix.labels[k]) + " has " + counted(matrix.truth_total(k), "row");
  return predictions.class_scores ? "no method is known for averages over classes"
                                  : "the rows of a class are too few";
}

namespace {

// Of each metric of scores; on several threads where passes over many scores can run beside each other.
std::vector<std::optional<Estimate>> score_estimates(const Sample& predictions,
                                                     std::span<const Estimand> estimands,
                                                     const IntervalPlan& plan) {
  const bool worthwhile = predictions.ranking && predictions.ranking->ranking().worth_threads();
  ScoreEstimator scores(predictions, plan);
  std::vector<std::optional<Estimate>> estimates(estimands.size());
  for_each_index(estimands.size(), worthwhile ? plan.bootstrap.threads : 1, [&](std::size_t i) {
    if (estimands[i].metric.of_scores()) estimates[i] = scores.estimate(estimands[i]);
  });
  return estimates;
}

}  // namespace

Results evaluate(const Sample& predictions, std::span<const Estimand> estimands, const EvaluationPlan& plan) {
  std::vector<CountEstimand> of_counts;
  std::vector<std::optional<std::size_t>> count_at;  // of each estimand, its place among those of counts
  const ClassPlaces classes(predictions.matrix.labels);
  for (const Estimand& one : estimands) {
    const auto of_count = one.metric.of_scores() ? std::nullopt : count_estimand(one, predictions, classes);
    count_at.push_back(of_count ? std::optional(of_counts.size()) : std::nullopt);
    if (of_count) of_counts.push_back(*of_count);
  }
  CountEstimator counts(predictions, plan, of_counts);
  const std::vector<Estimate> of_counts_estimates = counts.estimates();
  std::vector<std::optional<Estimate>> of_scores = score_estimates(predictions, estimands, plan.intervals);
  std::vector<Estimated> all;
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    if (count_at[i]) all.push_back({estimands[i], of_counts_estimates[*count_at[i]]});
    if (of_scores[i]) all.push_back({estimands[i], *std::move(of_scores[i])});
  }
  return {std::move(all), counts.too_many_cells()};
}

}  // namespace assay
