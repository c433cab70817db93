// What rows lose, summed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "assay/tally/exact_moments.hpp"
#include "assay/tally/exact_sum.hpp"
#include "assay/tally/loss_scatter.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// The mean of a loss over rows, with what its interval needs.
struct MeanLoss {
  double mean = 0;
  std::optional<double> standard_error = std::nullopt;  // none of fewer than two rows, or clusters
  std::optional<double> skewness = std::nullopt;        // of the rows' losses; none where they are equal, too
  double rows = 0;  // or as many independent ones of weight 1 as those with weights, in clusters, stand for
  double highest = 1;                                  // that it can be
  std::optional<std::size_t> clusters = std::nullopt;  // where rows belong to some
};

/// One loss of rows, its mean and its spread: the same to the last bit in whichever order the rows come.
class LossTally {
 public:
  /// `weights` is empty, always or never; `clusters` is, or there are weights too.
  void add(std::span<const double> losses, std::span<const double> weights,
           std::span<const std::uint64_t> clusters);
  void merge(const LossTally& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// `weight` is that of all rows; not all of them are 1 where the tally is `weighted`.
  [[nodiscard]] MeanLoss mean(double weight, bool weighted) const;

 private:
  ExactMoments exact_;   // of the losses, whatever their weights are
  ExactSum weighted_;    // losses times weights, where there is a column of them
  LossScatter scatter_;  // likewise
};

}  // namespace assay
