// The tally of the ranking of rows by their scores.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/row/batch.hpp"
#include "assay/tally/labels.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// Tally of rows with a score and a label.
class RankingTally {
 public:
  /// `positive`: the positive label; without it, the known names of one. `score`: the role of the column.
  /// `empty`: how its scores are kept.
  explicit RankingTally(std::optional<std::string> positive, const Role& score = role::score,
                        Ranking empty = {})
      : positive_(std::move(positive)), score_(&score), ranking_(std::move(empty)) {}

  void add(const Batch& rows);
  void merge(const RankingTally& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// The role of the column that is ranked.
  [[nodiscard]] const Role& score() const { return *score_; }

  [[nodiscard]] const Labels& labels() const { return labels_; }
  [[nodiscard]] const Ranking& ranking() const { return ranking_; }
  [[nodiscard]] Ranking& ranking() { return ranking_; }

 private:
  bool is_positive(std::string_view label);

  std::optional<std::string> positive_;
  const Role* score_;
  Labels labels_;
  std::vector<char> label_is_positive_;  // parallel to the texts of labels_
  Ranking ranking_;
};

}  // namespace assay
