// Intervals of statistics of counts, without random draws.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/scatter.hpp"
#include "assay/core/value.hpp"
#include "assay/stats/bootstrap.hpp"

namespace assay {

/// Statistics of cells, and by how much one of them changes with each cell that has rows.
struct SlopedStatistics {
  Statistics values;
  std::function<std::vector<double>(const Cells& cells, std::size_t statistic)> slopes;
};

/// A matrix with what its rows do not show. One wrong row in total is added, spread over all cells off the
/// diagonal. Then the rows of each true label, and of each predicted one, are pulled by the weight of one row
/// towards the share that is right over all labels, their number as before: one or two rows do not show how
/// they scatter (shrinkage: Efron & Morris 1975, JASA 70:311).
[[nodiscard]] ConfusionMatrix with_unseen_rows(ConfusionMatrix matrix);

/// The variance that the infinitesimal jackknife gives a statistic of these slopes (Efron 1982, The
/// Jackknife, ch. 6: the delta method over cells): the squared change by a row of each cell, times its rows.
[[nodiscard]] double jackknife_variance(const Cells& cells, const std::vector<double>& slopes);

/// The intervals of a statistic for each range that is bounded: Wilson's, of as many effective rows as the
/// infinitesimal jackknife's variance stands for, with unseen rows, on the scale of its range, with
/// Student's t of n - 1. Draws of many cells would pull the statistics towards chance. Nothing where a
/// statistic has no number, or its range no end.
[[nodiscard]] std::vector<std::optional<Interval>> jackknife_intervals(const ConfusionMatrix& matrix,
                                                                       const SlopedStatistics& statistics,
                                                                       std::span<const Range> ranges,
                                                                       double confidence);

/// Weights of rows by kind.
struct ScatteredCells {
  const Cells& cells;
  const std::vector<bool>& wrong;  // of each cell, whether its rows are errors
  const Cells& unseen;             // of each cell, rows that are added before the scatter is taken
  const Scatter& scatter;
  std::vector<std::size_t> groups = {};  // of each cell, its class, where the rows of each class are apart
};

/// The same where rows have weights, or belong to clusters. The variance has the rows' squared weights for
/// their number; or, of clusters, the squares of what all rows of one change together, with t of their number
/// less 1 (Field & Welsh 2007, J R Stat Soc B 69:369). n is as many rows as weigh alike (Kish 1965, Survey
/// Sampling); of groups t has Welch's degrees of freedom. A row that was not seen weighs as much as one of
/// these, times the design effect that clusters have on the share of errors. Ratios from 0 without an end are
/// symmetric on the scale of logarithms; what has no end either way is symmetric about its value, of a fixed
/// number of rows. Nothing of a single cluster.
[[nodiscard]] std::vector<std::optional<Interval>> scattered_intervals(const ScatteredCells& rows,
                                                                       const SlopedStatistics& statistics,
                                                                       std::span<const Range> ranges,
                                                                       double confidence);

}  // namespace assay
