// How much each row, or cluster of rows, of a ranking changes a statistic of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assay/tally/ranking.hpp"

namespace assay {

/// Sums the squared influences of the rows of a ranking, which is the variance of a statistic: the
/// infinitesimal jackknife (Efron 1982, The Jackknife, ch. 6). Rows of a cluster change it together: their
/// influences are added up before they are squared (Obuchowski 1997, Biometrics 53:567).
class Influences {
 public:
  explicit Influences(const Ranking& ranking);

  /// The rows of a score, which is lower than those before: what a row of weight 1 changes, of either class.
  void add(double score, const Ranking::Weight& positives, const Ranking::Weight& negatives,
           double of_positive, double of_negative);

  /// Summed squares over rows of each class, as if all were independent.
  [[nodiscard]] double of_positives() const { return of_positives_; }
  [[nodiscard]] double of_negatives() const { return of_negatives_; }
  /// The variance, as a multiple of that of independent rows. Of a statistic that no row changes, as much as
  /// clusters of rows that are all alike would make it. 1 without clusters.
  [[nodiscard]] double design_effect() const;
  /// Nothing where rows belong to none.
  [[nodiscard]] std::optional<double> clusters() const;
  /// As many independent rows of weight 1 as those of the class stand for (Kish 1965, Survey Sampling), at
  /// least 1.
  [[nodiscard]] double effective_positives() const;
  [[nodiscard]] double effective_negatives() const;

 private:
  // Of one class.
  struct Class {
    double weight = 0, squares = 0;             // of its rows' weights
    std::span<const ClusteredScore> clustered;  // those that are left
    std::vector<double> sizes;                  // by cluster: the weight of its rows
  };
  void add(double score, Class& rows, double influence);
  [[nodiscard]] double effective(const Class& rows) const;

  std::vector<std::uint64_t> names_;  // of the clusters, sorted
  std::vector<double> sums_;          // by cluster: of influences
  Class positives_, negatives_;
  double of_positives_ = 0, of_negatives_ = 0;
};

}  // namespace assay
