// Intervals of statistics of counts, without random draws.
#include "assay/stats/jackknife.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/cell_slopes.hpp"
#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

constexpr double wrong_rows = 1;  // in total

Cells with_unseen(const ConfusionMatrix& matrix) {
  const auto classes = static_cast<double>(matrix.size());
  Cells cells = matrix.cells;
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j)
      if (i != j) cells[i * matrix.size() + j] += wrong_rows / (classes * (classes - 1));
  return cells;
}

// Of each statistic, summed over cells: the squared change by a row of the cell, times its rows.
std::vector<double> variances(const Cells& cells, const std::function<Statistics()>& start, std::size_t count,
                              unsigned threads) {
  const auto slopes = cell_slopes(cells, start, count, 1, threads);
  std::vector<double> sums(count);
  for (std::size_t at = 0; at < cells.size(); ++at)
    for (std::size_t i = 0; i < slopes[at].size(); ++i) sums[i] += cells[at] * std::pow(slopes[at][i], 2);
  return sums;
}

}  // namespace

std::vector<std::optional<Interval>> jackknife_intervals(const ConfusionMatrix& matrix,
                                                         const std::function<Statistics()>& start,
                                                         std::span<const Range> ranges,
                                                         const BootstrapPlan& plan) {
  const std::size_t count = ranges.size();
  const Cells cells = with_unseen(matrix);
  std::vector<double> values(count), shifted(count);
  start()(matrix.cells, values);
  start()(cells, shifted);
  const std::vector<double> spread = variances(cells, start, count, plan.threads);
  const double rows = std::accumulate(matrix.cells.begin(), matrix.cells.end(), 0.0);
  const double reach = t_quantile(plan.confidence, rows - 1);
  std::vector<std::optional<Interval>> intervals(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double low = ranges[i].low, width = ranges[i].high - low;
    if (!std::isfinite(values[i]) || !std::isfinite(spread[i]) || !std::isfinite(width)) continue;
    const auto share = [&](double x) { return std::clamp((x - low) / width, 0.0, 1.0); };
    const Interval scaled = effective_interval(
        share(values[i]), {.share = share(shifted[i]), .variance = spread[i] / (width * width)}, reach,
        IntervalMethod::jackknife_wilson);
    intervals[i] = Interval{low + width * scaled.low, low + width * scaled.high, scaled.method};
  }
  return intervals;
}

}  // namespace assay
