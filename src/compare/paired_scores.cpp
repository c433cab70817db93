// Differences of metrics of scores between two models on the same rows.
#include "compare/paired_scores.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/threads.hpp"

namespace assay {

PairedScores::PairedScores(const PairedSample& paired, std::size_t first, std::size_t second,
                           const Units& units)
    : PairedScores(paired, first, second, units, *paired.models[first].sample.predictions.positive,
                   [&paired](std::size_t model) {
                     return RankedScores{&paired.models[model].sample.predictions.ranking->ranking(),
                                         paired.scores(model)};
                   }) {}

PairedScores::PairedScores(const PairedSample& paired, std::size_t first, std::size_t second,
                           const Units& units, std::size_t positive,
                           std::function<RankedScores(std::size_t)> scores_of)
    : paired_(paired),
      first_(first),
      second_(second),
      units_(units),
      scores_of_(std::move(scores_of)),
      is_positive_(paired.rows.size()) {
  for (std::size_t row = 0; row < is_positive_.size(); ++row)
    is_positive_[row] = paired.truth(row) == positive ? 1 : 0;
}

const ScoreRanks& PairedScores::ranks_of(std::size_t model, unsigned threads) {
  const auto [found, is_new] = ranks_.try_emplace(model);
  if (is_new) {
    const RankedScores scores = scores_of_(model);
    found->second = score_ranks(*scores.ranking, scores.of_row, threads);
  }
  return found->second;
}

PairedScores::Changes PairedScores::changes_of(const std::function<double(std::size_t)>& change,
                                               unsigned threads) const {
  Changes changes(is_positive_.size());
  constexpr std::size_t part = 1 << 16;
  for_each_index((changes.size() + part - 1) / part, threads, [&](std::size_t i) {
    for (std::size_t row = i * part; row < std::min((i + 1) * part, changes.size()); ++row)
      changes[row] = change(row);
  });
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
                                            DifferenceSpread spread, const IntervalPlan& plan) {
  const unsigned threads = plan.bootstrap.threads;
  const double confidence = plan.confidence();
  const ScoreRanks &first = ranks_of(first_, threads), &second = ranks_of(second_, threads);
  const RankInfluences of_first = influences(first), of_second = influences(second);
  // Looked up without a branch, which would be guessed wrongly too often.
  const double* const first_by_class[] = {of_first.of_negative.data(), of_first.of_positive.data()};
  const double* const second_by_class[] = {of_second.of_negative.data(), of_second.of_positive.data()};
  const Changes changes = changes_of(
      [&](std::size_t row) {
        const auto positive = static_cast<std::size_t>(is_positive_[row]);
        return second_by_class[positive][second.of_row[row]] - first_by_class[positive][first.of_row[row]];
      },
      threads);
  if (of_second.by_class && paired_.rows.weights.empty() && !units_.clustered()) {
    spread.variance = std::max(variance_by_class(changes), least_variance(of_second));
    spread.degrees_of_freedom = few_rows_freedom();
    return symmetric_difference(spread, IntervalMethod::delong, spread.degrees_of_freedom ? "t" : "normal",
                                confidence);
  }
  spread.variance = std::max(units_.variance(changes), least_variance(of_second));
  if (const auto few = few_rows_freedom(); few && !units_.clustered()) spread.degrees_of_freedom = few;
  return symmetric_difference(spread, IntervalMethod::paired_jackknife, "t", confidence);
}

PairedScores::Changes PairedScores::change_of_loss(bool logarithmic, unsigned threads) const {
  const auto rule_of = [&](std::size_t model) {
    const InputPlan& plan = paired_.models[model].plan;
    return ScoreRule{.clip = plan.clip, .meaning = plan.score_is.value_or(ScoreMeaning::probability)};
  };
  const ScoreRule of_first = rule_of(first_), of_second = rule_of(second_);
  const auto before = paired_.scores(first_), now = paired_.scores(second_);
  double weight = 0;
  for (std::size_t row = 0; row < is_positive_.size(); ++row) weight += paired_.rows.weight(row);
  const auto loss = [&](double score, std::size_t row, const ScoreRule& rule) {
    const RowLosses lost = losses_of(score, is_positive_[row] != 0, rule);
    return logarithmic ? lost.log_loss : lost.brier;
  };
  return changes_of(
      [&](std::size_t row) {
        return (loss(now[row], row, of_second) - loss(before[row], row, of_first)) / weight;
      },
      threads);
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
  DifferenceSpread spread{.difference = difference, .degrees_of_freedom = units_.degrees_of_freedom()};
  if (const auto influences = metric.influences()) return of_ranking(influences, spread, plan.intervals);
  const ProbabilityLosses losses;
  const MeanLoss* loss = metric.mean_loss(losses);
  if (!loss) return {};
  spread.variance =
      units_.variance(change_of_loss(loss == &losses.log_loss, plan.intervals.bootstrap.threads));
  return symmetric_difference(spread, IntervalMethod::paired_t, "t", plan.intervals.confidence());
}

bool PairedScores::has_method(const BoundMetric& metric) {
  return metric.influences() || metric.mean_loss(ProbabilityLosses{});
}

std::string PairedScores::why_none() const {
  return units_.count() < 2 && units_.clustered() ? "all rows are of one cluster"
                                                  : "the rows of a class are too few";
}

}  // namespace assay
