// From one set of tallies to predictions.
#include "sample/predictions.hpp"

#include <fmt/format.h>

#include "assay/core/text.hpp"

namespace assay {

namespace {

ConfusionMatrix matrix_in(TallySet& tallies, const Classes& classes, std::optional<std::size_t> positive) {
  if (tallies.pairs) return tallies.pairs->matrix(classes);
  if (tallies.scores && !positive) return tallies.scores->truth_matrix(classes);
  if (tallies.scores) return tallies.scores->matrix(classes, *positive);
  if (tallies.class_scores) return tallies.class_scores->matrix();
  // Above every score nothing is predicted positive.
  const Ranking& ranking = tallies.rankings.front().ranking();
  const TwoByTwo table{.fn = ranking.positives(), .tn = ranking.negatives()};
  ConfusionMatrix matrix = two_class_matrix(table, classes.names, positive.value());
  matrix.weighted = ranking.weighted();
  return matrix;
}

std::optional<Scatter> scatter_in(const TallySet& tallies, const Classes& classes,
                                  std::optional<std::size_t> positive) {
  if (tallies.pairs) return tallies.pairs->scatter(classes);
  if (tallies.scores && positive) return tallies.scores->scatter(classes, *positive);
  if (tallies.class_scores) return tallies.class_scores->scatter();
  return std::nullopt;  // no number of such a matrix is of counts
}

// Where rows belong to some.
std::optional<std::size_t> clusters_in(const TallySet& tallies, const std::optional<Scatter>& scatter) {
  if (scatter && scatter->clustered()) return scatter->clusters();
  return tallies.rankings.empty() ? std::nullopt : tallies.rankings.front().ranking().clusters();
}

std::string why_no_losses(const InvalidProbability& odd, const TallyReading& reading) {
  if (reading.probabilities.meaning == ScoreMeaning::distance) return "distances are no probabilities";
  const State& state = reading.state;
  const std::string place = state.place_of(odd.place).text();
  std::string why = odd.is_sum
                        ? fmt::format("the scores at {} sum to {}, not 1", place, rounded(odd.score, 4))
                        : fmt::format("score {} ({}) is no probability", exact(odd.score), place);
  if (odd.count == 1) return why;
  const std::string verb = odd.is_sum ? "do those of" : odd.count > 2 ? "are" : "is";
  return why + fmt::format(", nor {} {}", verb, counted(static_cast<double>(odd.count - 1), "other"));
}

CachedRanking sorted(Ranking ranking, const ProbabilityRule& probabilities, unsigned threads) {
  ranking.sort(threads);
  return CachedRanking(std::move(ranking), probabilities);
}

}  // namespace

ProbabilityRule probability_rule(const InputPlan& plan) {
  return {.meaning = plan.score_is.value_or(ScoreMeaning::probability), .clip = plan.clip, .bins = plan.bins};
}

Sample predictions_of(TallySet tallies, const Classes& classes, const TallyReading& reading,
                      unsigned threads) {
  const Needs& needs = reading.needs;
  Sample predictions{.matrix = matrix_in(tallies, classes, reading.positive),
                     .positive = reading.positive,
                     .ordered = classes.ordered,
                     .selected = classes.selected,
                     .scatter = scatter_in(tallies, classes, reading.positive)};
  predictions.clusters = clusters_in(tallies, predictions.scatter);
  if (needs.losses && (tallies.class_scores || (tallies.scores && reading.positive))) {
    predictions.losses = tallies.scores ? tallies.scores->losses() : tallies.class_scores->losses();
    if (const auto& odd = predictions.losses->invalid_probability)
      predictions.why_no_losses = why_no_losses(*odd, reading);
  }
  if (tallies.class_scores && needs.ranking)
    predictions.class_scores.emplace(*std::move(tallies.class_scores), reading.probabilities);
  if (!reading.positive) return predictions;
  for (RankingTally& one : tallies.rankings) {
    CachedRanking summary = sorted(std::move(one.ranking()), reading.probabilities, threads);
    if (&one.score() == &role::score) {
      predictions.ranking.emplace(std::move(summary));
    } else {
      predictions.other_rankings.emplace_back(&one.score(), std::move(summary));
    }
  }
  return predictions;
}

void take_form_of(const Sample& all, Sample& some) {
  some.matrix.weighted = all.matrix.weighted;
  if (all.scatter && !some.scatter) some.scatter = Scatter{.squares = some.matrix.cells};
}

}  // namespace assay
