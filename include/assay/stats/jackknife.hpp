// Intervals of statistics of a matrix of several classes, without random draws.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"
#include "assay/stats/bootstrap.hpp"

namespace assay {

/// The intervals of a statistic for each range that is bounded: Wilson's, of as many effective rows as the
/// infinitesimal jackknife's variance stands for (Efron 1982, The Jackknife, ch. 6: the delta method over
/// cells), on the scale of its range, with Student's t of n - 1. Before that one wrong row in total is added,
/// spread over all cells off the diagonal: errors that the rows do not show. Draws of many cells would pull
/// the statistics towards chance. Nothing where a statistic has no number, or its range no end.
[[nodiscard]] std::vector<std::optional<Interval>> jackknife_intervals(
    const ConfusionMatrix& matrix, const std::function<Statistics()>& start, std::span<const Range> ranges,
    const BootstrapPlan& plan);

}  // namespace assay
