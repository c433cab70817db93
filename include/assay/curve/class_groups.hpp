// What each row adds to areas of several classes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "assay/stats/average.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// How the classes' values are averaged: each counts the same, or by its support.
enum class ClassWeights { equal, support };

/// The place of each row by its score for each class, so that what it adds to an average over classes can be
/// summed up before it is squared: the rows are the same in all of them. 2 bytes for each score, 4 for each
/// row. Neighbouring scores share a place where there are very many.
class ClassGroups {
 public:
  ClassGroups() = default;
  ClassGroups(std::span<const std::uint32_t> truth, std::size_t classes);

  /// The scores for the next class, which rank its rows against all others.
  void add(std::span<const double> scores, const Ranking& one_vs_rest);

  /// Of the mean of roc_auc, or of average precision, of each class against the rest; of Hand & Till's mean
  /// over pairs of classes, all of which have rows; weighted by support, classes without rows do not count.
  [[nodiscard]] AverageSpread of_roc_auc(ClassWeights weights) const;
  [[nodiscard]] AverageSpread of_average_precision(ClassWeights weights) const;
  [[nodiscard]] AverageSpread of_pairs() const;

 private:
  struct Column;
  struct Influence;
  template <class InfluenceOf>
  [[nodiscard]] AverageSpread spread(ClassWeights weights, InfluenceOf influence_of) const;
  [[nodiscard]] Column column(std::size_t k) const;
  [[nodiscard]] static Influence placed(const Column& column, const std::vector<double>& negatives,
                                        double all_negatives, double p);
  [[nodiscard]] Influence of_area(std::size_t k, double share) const;
  [[nodiscard]] Influence of_precision(std::size_t k, double share) const;
  [[nodiscard]] Influence of_pairs(std::size_t k, double share) const;

  std::vector<std::uint32_t> truth_;
  std::vector<double> rows_;                        // of each class
  std::vector<std::vector<std::uint16_t>> groups_;  // of each class's scores, row by row; the highest is 0
  std::vector<std::size_t> sizes_;                  // how many groups there are
};

}  // namespace assay
