// How the mean of a loss scatters where rows have weights, or belong to clusters.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "assay/tally/exact_sum.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// What stands for rows that are alike: the interval of a mean loss of so many.
struct EffectiveLosses {
  double rows = 0;
  double standard_error = 0;
  double skewness = 0;                                 // of the rows' losses
  std::optional<std::size_t> clusters = std::nullopt;  // where rows belong to some
};

/// Losses with the squares and cubes of their weights; where rows are in clusters, row by row too, 24 bytes
/// each. A monoid, as tallies are.
class LossScatter {
 public:
  /// `clusters` is empty, or of as many rows.
  void add(std::span<const double> losses, std::span<const double> weights,
           std::span<const std::uint64_t> clusters);
  void merge(const LossScatter& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  [[nodiscard]] bool clustered() const { return !rows_.empty(); }
  /// Of rows whose weights come to `weight` and whose mean loss is `mean`: the sum of squared influences of
  /// rows, or of clusters, stands for fewer rows (Kish 1965, Survey Sampling). Nothing of fewer than two.
  [[nodiscard]] std::optional<EffectiveLosses> effective(double mean, double weight) const;

 private:
  struct Row {
    std::uint64_t cluster;
    double weight, loss;
  };
  [[nodiscard]] std::optional<EffectiveLosses> of_clusters(double mean, double weight) const;

  PowerSums<2> squares_;   // with weights to the second power
  PowerSums<3> cubes_;     // and to the third
  std::vector<Row> rows_;  // of clusters
};

}  // namespace assay
