// Distances between what bins of rows should show and what they do.
#pragma once

#include <span>

#include "assay/core/value.hpp"
#include "assay/stats/bootstrap.hpp"

namespace assay {

/// So many rows, of which a share should be positive, and so many are. `variance`: the mean of p (1 - p) over
/// the rows, p being the probability with which each should be positive. Where rows have weights, those are
/// their sums, and an independent row of each class weighs so much.
struct Gap {
  double rows = 0, expected = 0, variance = 0, positives = 0;
  double positive_row = 1, negative_row = 1;

  /// As many independent rows as show the variance of a share of positives.
  [[nodiscard]] double independent_rows(double share) const {
    return rows / (positive_row * (1 - share) + negative_row * share);
  }
};

/// What gaps come to: their mean over the rows, or the largest.
enum class GapNorm { mean, largest };

[[nodiscard]] double size_of(std::span<const Gap> gaps, GapNorm norm);

/// What the mean gap is on average where each row is positive with its expected probability: of n alike,
/// 2 (1 - p)^(n - m) p^(m + 1) (m + 1) C(n, m + 1) / n with m = floor(np) (De Moivre 1730), and
/// less where they differ, as the standard deviation is. No gap is without rows.
[[nodiscard]] double expected_size(std::span<const Gap> gaps);

/// Where the mean gap lies where each row is positive with the expected probability.
[[nodiscard]] Interval expected_range(std::span<const Gap> gaps, const BootstrapPlan& plan);

/// The mean over the rows less what noise adds: twice what is seen, less the mean where the shares that are
/// seen get their noise once more, as normal variates (Kumar, Liang & Ma 2019, NeurIPS 32); of bins with one
/// row the noise of the expected share. Never below 0.
[[nodiscard]] double debiased_size(std::span<const Gap> gaps);

/// The interval of the size of gaps, which noise alone makes larger than 0: those sizes at which what was
/// seen is no surprise, of gaps that all are so many times those that were seen (with their noise added, and
/// one row to each bin that is as expected). By normal variates, of which there are plan.replicates.
[[nodiscard]] Interval gap_interval(std::span<const Gap> gaps, GapNorm norm, const BootstrapPlan& plan);

/// Between which shares of positives the rows of a bin end up where each is positive with its expected
/// probability.
[[nodiscard]] Interval consistent_range(const Gap& gap, double confidence);

}  // namespace assay
