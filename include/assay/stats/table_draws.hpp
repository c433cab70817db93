// Intervals of statistics of a two-by-two table, by random draws.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/stats/bootstrap.hpp"

namespace assay {

/// Writes numbers of tables, a column for each number with as many rows as there are tables; NaN where one is
/// undefined.
using TableNumbers = std::function<void(const TableColumns& tables, std::span<std::vector<double>> numbers)>;

/// The intervals of `count` numbers of a table of counts, see bootstrap(). Two callers that ask for the same
/// number get the same interval.
[[nodiscard]] std::vector<std::optional<Interval>> table_intervals(const TwoByTwo& table,
                                                                   const TableNumbers& numbers,
                                                                   std::size_t count,
                                                                   const BootstrapPlan& plan);

/// Those of the likelihood ratios of a positive and of a negative result: draws of sensitivity and
/// specificity from their Beta posteriors, which is what the posterior of a table's cells is for them. A
/// posterior probability rises with its likelihood ratio, so that the ends of these give the ends of its
/// interval at any prior. Both classes must have rows.
[[nodiscard]] std::pair<std::optional<Interval>, std::optional<Interval>> likelihood_ratio_intervals(
    const TwoByTwo& table, const BootstrapPlan& plan);

}  // namespace assay
