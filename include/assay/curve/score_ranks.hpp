// Where rows stand in the order of their scores.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace assay {

class Ranking;

/// Rows by the rank of their score, the highest being 0; rows with the same score have the same.
struct ScoreRanks {
  std::vector<std::uint32_t> of_row;
  std::vector<double> positives, negatives;  // weights of the rows of each rank
  double all_positives = 0, all_negatives = 0;
};

/// Of rows by their scores. A row of weight 0, whose score may not be ranked, has the rank of another.
[[nodiscard]] ScoreRanks score_ranks(const Ranking& ranking, std::span<const double> scores,
                                     unsigned threads);

/// What a row of weight 1 and of a rank changes in a number: a positive one, or a negative one.
struct RankInfluences {
  std::vector<double> of_positive, of_negative;
  double value = 0;  // the number itself
  double most_of_positive = 0,
         most_of_negative = 0;  // by a row that one model ranks as well and the other as badly as can be
  bool by_class = false;        // the classes' rows scatter apart, each with its n - 1
};

/// The variance of a difference is at least this, as if such a share of a row of each class had been seen
/// that one model ranks as well and the other as badly as can be: few rows do not show that models agree.
inline constexpr double unseen_share = 0.125;
[[nodiscard]] double least_variance(const RankInfluences& influences);

/// In the area under the ROC curve: DeLong et al. 1988, Biometrics 44:837. Needs rows of both classes.
[[nodiscard]] RankInfluences auc_influences(const ScoreRanks& ranks);

/// In the average precision. Needs positives.
[[nodiscard]] RankInfluences precision_influences(const ScoreRanks& ranks);

}  // namespace assay
