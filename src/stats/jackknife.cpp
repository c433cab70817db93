// Intervals of statistics of a matrix of several classes, without random draws.
#include "assay/stats/jackknife.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "assay/core/threads.hpp"
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
  std::vector<std::vector<double>> terms(cells.size(), std::vector<double>(count));
  for_each_index(cells.size(), threads, [&](std::size_t at) {
    if (cells[at] == 0) return;
    const Statistics statistics = start();
    const double step = 1e-4 * std::max(cells[at], 0.1);
    const double back = std::min(step, cells[at] / 2);
    Cells near = cells;
    std::vector<double> above(count), below(count);
    near[at] = cells[at] + step;
    statistics(near, above);
    near[at] = cells[at] - back;
    statistics(near, below);
    for (std::size_t i = 0; i < count; ++i)
      terms[at][i] = cells[at] * std::pow((above[i] - below[i]) / (step + back), 2);
  });
  std::vector<double> sums(count);
  for (const auto& of_cell : terms)
    for (std::size_t i = 0; i < count; ++i) sums[i] += of_cell[i];
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
