// Where rows stand in the order of their scores.
#include "assay/curve/score_ranks.hpp"

#include <algorithm>
#include <cmath>

#include "tally/sort.hpp"

namespace assay {

namespace {

// Finds scores among sorted ones: first by a straight line through them, in steps of equal width, then among
// those of the step.
class ScoreIndex {
 public:
  // From the highest score down, each once.
  explicit ScoreIndex(std::span<const double> scores) : scores_(scores) {
    const auto finite = [](double score) { return std::isfinite(score); };
    const auto first = std::find_if(scores.begin(), scores.end(), finite);
    const auto last = std::find_if(scores.rbegin(), scores.rend(), finite);
    if (first == scores.end() || *first == *last) return;
    high_ = *first;
    const double width = *first / 2 - *last / 2;  // may be beyond what a number holds
    per_score_ = static_cast<double>(scores.size()) / width;
    begins_.assign(scores.size() + 2, static_cast<std::uint32_t>(scores.size()));
    for (std::size_t rank = scores.size(); rank-- > 0;)
      begins_[step_of(scores[rank])] = static_cast<std::uint32_t>(rank);
    for (std::size_t step = begins_.size() - 1; step-- > 0;)
      begins_[step] = std::min(begins_[step], begins_[step + 1]);
  }

  [[nodiscard]] std::uint32_t rank(double score) const {
    std::size_t begin = 0, end = scores_.size();
    if (!begins_.empty()) {
      const std::size_t step = step_of(score);
      begin = begins_[step];
      end = begins_[step + 1];
    }
    const auto found =
        std::lower_bound(scores_.begin() + static_cast<std::ptrdiff_t>(begin),
                         scores_.begin() + static_cast<std::ptrdiff_t>(end), score, std::greater<>());
    return static_cast<std::uint32_t>(found - scores_.begin());
  }

 private:
  [[nodiscard]] std::size_t step_of(double score) const {
    const double step = (high_ / 2 - score / 2) * per_score_;
    return static_cast<std::size_t>(std::clamp(step, 0.0, static_cast<double>(scores_.size())));
  }

  std::span<const double> scores_;
  double high_ = 0, per_score_ = 0;
  std::vector<std::uint32_t> begins_;  // of each step, the first of its ranks
};

}  // namespace

ScoreRanks score_ranks(std::span<const double> scores, std::span<const char> is_positive,
                       std::span<const double> weights) {
  ScoreRanks ranks;
  ranks.scores.assign(scores.begin(), scores.end());
  sort_scores(ranks.scores);
  std::reverse(ranks.scores.begin(), ranks.scores.end());
  ranks.scores.erase(std::unique(ranks.scores.begin(), ranks.scores.end()), ranks.scores.end());
  const ScoreIndex index(ranks.scores);
  ranks.positives.resize(ranks.scores.size());
  ranks.negatives.resize(ranks.scores.size());
  ranks.of_row.reserve(scores.size());
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const std::uint32_t rank = index.rank(scores[row]);
    ranks.of_row.push_back(rank);
    (is_positive[row] != 0 ? ranks.positives : ranks.negatives)[rank] += weights.empty() ? 1 : weights[row];
  }
  for (std::size_t rank = 0; rank < ranks.scores.size(); ++rank) {
    ranks.all_positives += ranks.positives[rank];
    ranks.all_negatives += ranks.negatives[rank];
  }
  return ranks;
}

RankInfluences auc_influences(const ScoreRanks& ranks) {
  const std::size_t size = ranks.scores.size();
  const double p = ranks.all_positives, n = ranks.all_negatives;
  RankInfluences influences{.of_positive = std::vector<double>(size),
                            .of_negative = std::vector<double>(size),
                            .least_variance = (1 / (p * p) + 1 / (n * n)) / 8,
                            .by_class = true};
  double positives = 0, negatives = 0, wins = 0;  // above
  for (std::size_t rank = 0; rank < size; ++rank) {
    const double beaten = n - negatives - ranks.negatives[rank] / 2;
    influences.of_positive[rank] = beaten / n;
    influences.of_negative[rank] = (positives + ranks.positives[rank] / 2) / p;
    wins += ranks.positives[rank] * beaten;
    positives += ranks.positives[rank];
    negatives += ranks.negatives[rank];
  }
  const double area = wins / (p * n);
  for (double& one : influences.of_positive) one = (one - area) / p;
  for (double& one : influences.of_negative) one = (one - area) / n;
  return influences;
}

RankInfluences precision_influences(const ScoreRanks& ranks) {
  const std::size_t size = ranks.scores.size();
  const double p = ranks.all_positives;
  RankInfluences influences{.least_variance = 1 / (4 * p * p)};
  influences.of_positive.resize(size);
  influences.of_negative.resize(size);
  std::vector<double> precision(size), share(size);
  double found = 0, called = 0, area = 0;
  for (std::size_t rank = 0; rank < size; ++rank) {
    found += ranks.positives[rank];
    called += ranks.positives[rank] + ranks.negatives[rank];
    precision[rank] = called > 0 ? found / called : 0;
    share[rank] = called > 0 ? ranks.positives[rank] / called : 0;
    area += ranks.positives[rank] * precision[rank] / p;
  }
  double lost = 0, won = 0;  // by one more negative, or positive, of a rank, from there down
  for (std::size_t rank = size; rank-- > 0;) {
    lost += share[rank] * precision[rank];
    won += share[rank] * (1 - precision[rank]);
    influences.of_positive[rank] = (precision[rank] - area + won) / p;
    influences.of_negative[rank] = -lost / p;
  }
  return influences;
}

}  // namespace assay
