// Where rows stand in the order of their scores.
#include "assay/curve/score_ranks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "assay/core/threads.hpp"
#include "assay/tally/ranking.hpp"

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
    if (first != scores.end() && *first != *last) {
      high_ = *first;
      const double width = *first / 2 - *last / 2;  // may be beyond what a number holds
      per_score_ = static_cast<double>(scores.size()) / width;
    }
    begins_.assign(scores.size() + 2, static_cast<std::uint32_t>(scores.size()));
    for (std::size_t rank = scores.size(); rank-- > 0;)
      begins_[step_of(scores[rank])] = static_cast<std::uint32_t>(rank);
    for (std::size_t step = begins_.size() - 1; step-- > 0;)
      begins_[step] = std::min(begins_[step], begins_[step + 1]);
  }

  // Of each score, or of the next lower one where there is none such. What many of them need is asked of the
  // memory at once, as it takes long to answer.
  void find_ranks(std::span<const double> scores, std::span<std::uint32_t> ranks) const {
    constexpr std::size_t at_once = 64;
    std::array<std::size_t, at_once> steps;
    for (std::size_t from = 0; from < scores.size(); from += at_once) {
      const std::size_t size = std::min(at_once, scores.size() - from);
      for (std::size_t i = 0; i < size; ++i) {
        steps[i] = step_of(scores[from + i]);
        __builtin_prefetch(&begins_[steps[i]]);
      }
      for (std::size_t i = 0; i < size; ++i) __builtin_prefetch(scores_.data() + begins_[steps[i]]);
      for (std::size_t i = 0; i < size; ++i) ranks[from + i] = rank(scores[from + i], steps[i]);
    }
  }

 private:
  [[nodiscard]] std::size_t step_of(double score) const {
    if (per_score_ == 0) return 0;
    const double step = (high_ / 2 - score / 2) * per_score_;
    return static_cast<std::size_t>(std::clamp(step, 0.0, static_cast<double>(scores_.size())));
  }

  [[nodiscard]] std::uint32_t rank(double score, std::size_t step) const {
    const double* const first = scores_.data();
    const double* const found =
        std::lower_bound(first + begins_[step], first + begins_[step + 1], score, std::greater<>());
    return static_cast<std::uint32_t>(std::min(found - first, std::ssize(scores_) - 1));
  }

  std::span<const double> scores_;
  double high_ = 0, per_score_ = 0;
  std::vector<std::uint32_t> begins_;  // of each step, the first of its ranks
};

}  // namespace

ScoreRanks score_ranks(const Ranking& ranking, std::span<const double> scores, unsigned threads) {
  ScoreRanks ranks{.of_row = std::vector<std::uint32_t>(scores.size()),
                   .all_positives = ranking.positives(),
                   .all_negatives = ranking.negatives()};
  std::vector<double> distinct;
  ranking.descend([&](double score, auto positives, auto negatives) {
    distinct.push_back(score);
    ranks.positives.push_back(static_cast<double>(positives));
    ranks.negatives.push_back(static_cast<double>(negatives));
  });
  const ScoreIndex index(distinct);
  constexpr std::size_t part = 1 << 16;
  for_each_index((scores.size() + part - 1) / part, threads, [&](std::size_t i) {
    const std::size_t from = i * part, size = std::min(part, scores.size() - from);
    index.find_ranks(scores.subspan(from, size), std::span(ranks.of_row).subspan(from, size));
  });
  return ranks;
}

double least_variance(const RankInfluences& influences) {
  return unseen_share * (influences.most_of_positive * influences.most_of_positive +
                         influences.most_of_negative * influences.most_of_negative);
}

RankInfluences auc_influences(const ScoreRanks& ranks) {
  const std::size_t size = ranks.positives.size();
  const double p = ranks.all_positives, n = ranks.all_negatives;
  RankInfluences influences{.of_positive = std::vector<double>(size),
                            .of_negative = std::vector<double>(size),
                            .most_of_positive = 1 / p,
                            .most_of_negative = 1 / n,
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
  influences.value = wins / (p * n);
  for (double& one : influences.of_positive) one = (one - influences.value) / p;
  for (double& one : influences.of_negative) one = (one - influences.value) / n;
  return influences;
}

RankInfluences precision_influences(const ScoreRanks& ranks) {
  const std::size_t size = ranks.positives.size();
  const double p = ranks.all_positives;
  RankInfluences influences{.most_of_positive = 1 / p, .most_of_negative = 1 / p};
  influences.of_positive.resize(size);
  influences.of_negative.resize(size);
  std::vector<double> precision(size), share(size);
  double found = 0, called = 0;
  for (std::size_t rank = 0; rank < size; ++rank) {
    found += ranks.positives[rank];
    called += ranks.positives[rank] + ranks.negatives[rank];
    precision[rank] = called > 0 ? found / called : 0;
    share[rank] = called > 0 ? ranks.positives[rank] / called : 0;
    influences.value += ranks.positives[rank] * precision[rank] / p;
  }
  double lost = 0, won = 0;  // by one more negative, or positive, of a rank, from there down
  for (std::size_t rank = size; rank-- > 0;) {
    lost += share[rank] * precision[rank];
    won += share[rank] * (1 - precision[rank]);
    influences.of_positive[rank] = (precision[rank] - influences.value + won) / p;
    influences.of_negative[rank] = -lost / p;
  }
  return influences;
}

}  // namespace assay
