// Intervals of statistics of counts, by random draws of the counts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/core/value.hpp"

namespace assay {

/// How counts are drawn. dirichlet: the shares of the cells from their posterior, which half a row in each
/// cell begins with (Jeffreys 1946, Proc R Soc A 186:453). multinomial: rows are resampled with replacement
/// (Efron 1979, Ann Stat 7:1), which never fills an empty cell.
enum class Draws { dirichlet, multinomial };

struct BootstrapPlan {
  Draws draws = Draws::dirichlet;
  std::size_t replicates = 2000;
  std::uint64_t seed = 1;
  double confidence = 0.95;
  unsigned threads = 1;  // the result is the same for any number
};

/// Why so many draws cannot show a confidence: none of them is to be expected beyond either end. Empty where
/// they can.
[[nodiscard]] std::string why_not_shown(const BootstrapPlan& plan);

/// Counts of rows, of any number of kinds that exclude each other.
using Cells = std::vector<double>;

/// Writes the statistics of one replicate of the cells; NaN where one is undefined.
using Statistics = std::function<void(const Cells& replicate, std::span<double> values)>;

/// Percentile intervals of `count` statistics. A multinomial draw of the cells is what resampling rows is for
/// counts, so the cost does not grow with the rows. Those of the posterior reach as much further as Student's
/// t does for so few rows (Hesterberg 2015, Am Stat 69:371), and at least to the statistic itself, infinite
/// ones too. Nothing where the draws cannot show the confidence, for a statistic that is undefined, or that
/// is not a number in over 5 % of the draws. Each thread has statistics of its own, which `start` gives.
[[nodiscard]] std::vector<std::optional<Interval>> bootstrap(const Cells& cells,
                                                             const std::function<Statistics()>& start,
                                                             std::size_t count, const BootstrapPlan& plan);

/// The replicates themselves: for each cell a column, which has a number for each replicate.
[[nodiscard]] std::vector<std::vector<double>> drawn_cells(const Cells& cells, const BootstrapPlan& plan);

/// bootstrap() of statistics that are worked out already: for each its numbers in the replicates, and its
/// value for the cells themselves. The plan must be one whose draws can show the confidence.
[[nodiscard]] std::vector<std::optional<Interval>> intervals_of_draws(std::vector<std::vector<double>> draws,
                                                                      std::span<const double> values,
                                                                      const Cells& cells,
                                                                      const BootstrapPlan& plan);

/// How many cells a bootstrap goes through: replicates by cells.
[[nodiscard]] double bootstrap_cost(const Cells& cells, const BootstrapPlan& plan);

}  // namespace assay
