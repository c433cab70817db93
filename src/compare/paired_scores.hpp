// Differences of metrics of scores between two models on the same rows.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/compare/comparison.hpp"
#include "assay/curve/score_ranks.hpp"
#include "compare/difference.hpp"
#include "compare/units.hpp"

namespace assay {

/// Scores of one class, whose order is known.
struct RankedScores {
  const Ranking* ranking;  // of the class against the rest
  std::span<const double> of_row;
};

/// Of two models that have scores of the positive class, or of any one.
class PairedScores {
 public:
  PairedScores(const PairedSample& paired, std::size_t first, std::size_t second, const Units& units);
  /// `positive` is the class, and `scores_of` its scores by either model: the order is all that is asked of.
  PairedScores(const PairedSample& paired, std::size_t first, std::size_t second, const Units& units,
               std::size_t positive, std::function<RankedScores(std::size_t)> scores_of);

  /// Nothing where the metric has no such method. `difference` is that of the values.
  [[nodiscard]] DifferenceEstimate difference(const BoundMetric& metric, double difference,
                                              const EvaluationPlan& plan);
  /// What each row changes in the metric is known.
  [[nodiscard]] static bool has_method(const BoundMetric& metric);
  /// Why one that has a method has no interval.
  [[nodiscard]] std::string why_none() const;

 private:
  using Changes = std::vector<double>;

  [[nodiscard]] const ScoreRanks& ranks_of(std::size_t model, unsigned threads);
  [[nodiscard]] Changes changes_of(const std::function<double(std::size_t)>& change, unsigned threads) const;
  [[nodiscard]] DifferenceEstimate of_ranking(RankInfluences (*influences)(const ScoreRanks&),
                                              DifferenceSpread spread, const IntervalPlan& plan);
  [[nodiscard]] std::optional<double> few_rows_freedom() const;
  [[nodiscard]] Changes change_of_loss(bool logarithmic, unsigned threads) const;
  [[nodiscard]] double variance_by_class(const Changes& changes) const;

  const PairedSample& paired_;
  std::size_t first_, second_;
  const Units& units_;
  std::function<RankedScores(std::size_t)> scores_of_;
  std::vector<char> is_positive_;  // of each row
  std::map<std::size_t, ScoreRanks> ranks_;
};

}  // namespace assay
