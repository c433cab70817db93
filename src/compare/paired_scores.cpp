// Differences of metrics of scores between two models on the same rows.
#include "compare/paired_scores.hpp"

#include <algorithm>

namespace assay {

PairedScores::PairedScores(const PairedSample& paired, std::size_t first, std::size_t second,
                           const Units& units)
    : paired_(paired), first_(first), second_(second), units_(units), is_positive_(paired.rows.size()) {
  const std::size_t positive = *paired.models[first].sample.predictions.positive;
  for (std::size_t row = 0; row < is_positive_.size(); ++row)
    is_positive_[row] = paired.truth(row) == positive ? 1 : 0;
}

const ScoreRanks& PairedScores::ranks_of(std::size_t model) {
  const auto [found, is_new] = ranks_.try_emplace(model);
  if (is_new) found->second = score_ranks(paired_.scores(model), is_positive_, paired_.rows.weights);
  return found->second;
}

PairedScores::Changes PairedScores::changes_of(const RankInfluences& influences,
                                               const ScoreRanks& ranks) const {
  Changes changes(is_positive_.size());
  for (std::size_t row = 0; row < changes.size(); ++row)
    changes[row] =
        (is_positive_[row] != 0 ? influences.of_positive : influences.of_negative)[ranks.of_row[row]];
  return changes;
}

// Of the smaller class, where that has so few rows that its variance is itself uncertain.
std::optional<double> PairedScores::few_rows_freedom() const {
  constexpr double few = 30;
  const auto positives = static_cast<double>(std::count(is_positive_.begin(), is_positive_.end(), 1));
  const double least = std::min(positives, static_cast<double>(is_positive_.size()) - positives);
  return least < few ? std::optional(least - 1) : std::nullopt;
}

DifferenceEstimate PairedScores::of_ranking(RankInfluences (*influences)(const ScoreRanks&),
                                            DifferenceSpread spread, double confidence) {
  const RankInfluences of_second = influences(ranks_of(second_));
  Changes changes = changes_of(of_second, ranks_of(second_));
  const Changes of_first = changes_of(influences(ranks_of(first_)), ranks_of(first_));
  for (std::size_t row = 0; row < changes.size(); ++row) changes[row] -= of_first[row];
  if (of_second.by_class && paired_.rows.weights.empty() && !units_.clustered()) {
    spread.variance = std::max(variance_by_class(changes), of_second.least_variance);
    spread.degrees_of_freedom = few_rows_freedom();
    return symmetric_difference(spread, IntervalMethod::delong, spread.degrees_of_freedom ? "t" : "normal",
                                confidence);
  }
  spread.variance = std::max(units_.variance(changes), of_second.least_variance);
  if (const auto few = few_rows_freedom(); few && !units_.clustered()) spread.degrees_of_freedom = few;
  return symmetric_difference(spread, IntervalMethod::paired_jackknife, "t", confidence);
}

PairedScores::Changes PairedScores::change_of_loss(bool logarithmic) const {
  const auto losses = [&](std::size_t model) {
    const InputPlan& plan = paired_.models[model].plan;
    const ScoreRule rule{.clip = plan.clip, .meaning = plan.score_is.value_or(ScoreMeaning::probability)};
    Changes all(is_positive_.size());
    for (std::size_t row = 0; row < all.size(); ++row) {
      const RowLosses lost = losses_of(paired_.scores(model)[row], is_positive_[row] != 0, rule);
      all[row] = logarithmic ? lost.log_loss : lost.brier;
    }
    return all;
  };
  Changes changes = losses(second_);
  const Changes of_first = losses(first_);
  double weight = 0;
  for (std::size_t row = 0; row < changes.size(); ++row) {
    changes[row] -= of_first[row];
    weight += paired_.rows.weight(row);
  }
  for (double& change : changes) change /= weight;
  return changes;
}

// The positives' part and the negatives', each with its own n - 1.
double PairedScores::variance_by_class(const Changes& changes) const {
  double variance = 0;
  for (const char positive : {char{0}, char{1}}) {
    double sum = 0, squares = 0, rows = 0;
    for (std::size_t row = 0; row < changes.size(); ++row) {
      if (is_positive_[row] != positive) continue;
      sum += changes[row];
      squares += changes[row] * changes[row];
      ++rows;
    }
    if (rows > 1) variance += (squares - sum * sum / rows) * rows / (rows - 1);
  }
  return variance;
}

DifferenceEstimate PairedScores::difference(const BoundMetric& metric, double difference,
                                            const EvaluationPlan& plan) {
  const double confidence = plan.intervals.confidence();
  DifferenceSpread spread{.difference = difference, .degrees_of_freedom = units_.degrees_of_freedom()};
  if (const auto influences = metric.influences()) return of_ranking(influences, spread, confidence);
  const ProbabilityLosses losses;
  const MeanLoss* loss = metric.mean_loss(losses);
  if (!loss) return {};
  spread.variance = units_.variance(change_of_loss(loss == &losses.log_loss));
  return symmetric_difference(spread, IntervalMethod::paired_t, "t", confidence);
}

bool PairedScores::has_method(const BoundMetric& metric) {
  return metric.influences() || metric.mean_loss(ProbabilityLosses{});
}

std::string PairedScores::why_none() const {
  return units_.count() < 2 && units_.clustered() ? "all rows are of one cluster"
                                                  : "the rows of a class are too few";
}

}  // namespace assay
