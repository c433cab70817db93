// Intervals of statistics of counts, without random draws.
#include "assay/stats/jackknife.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

ConfusionMatrix with_unseen_errors(ConfusionMatrix matrix) {
  constexpr double wrong_rows = 1;  // in total
  const auto classes = static_cast<double>(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j)
      if (i != j) matrix.at(i, j) += wrong_rows / (classes * (classes - 1));
  return matrix;
}

double jackknife_variance(const Cells& cells, const std::vector<double>& slopes) {
  double sum = 0;
  for (std::size_t at = 0; at < cells.size(); ++at)
    if (cells[at] > 0) sum += cells[at] * slopes[at] * slopes[at];
  return sum;
}

std::vector<std::optional<Interval>> jackknife_intervals(const ConfusionMatrix& matrix,
                                                         const SlopedStatistics& statistics,
                                                         std::span<const Range> ranges, double confidence) {
  const std::size_t count = ranges.size();
  const Cells cells = with_unseen_errors(matrix).cells;
  std::vector<double> values(count), shifted(count);
  statistics.values(matrix.cells, values);
  statistics.values(cells, shifted);
  const double rows = std::accumulate(matrix.cells.begin(), matrix.cells.end(), 0.0);
  const double reach = t_quantile(confidence, rows - 1);
  std::vector<std::optional<Interval>> intervals(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double low = ranges[i].low, width = ranges[i].high - low;
    if (!std::isfinite(values[i]) || !std::isfinite(width)) continue;
    const double spread = jackknife_variance(cells, statistics.slopes(cells, i));
    if (!std::isfinite(spread)) continue;
    const auto share = [&](double x) { return std::clamp((x - low) / width, 0.0, 1.0); };
    const Interval scaled = effective_interval(
        share(values[i]), {.share = share(shifted[i]), .variance = spread / (width * width)}, reach,
        IntervalMethod::jackknife_wilson);
    intervals[i] = Interval{low + width * scaled.low, low + width * scaled.high, scaled.method};
  }
  return intervals;
}

}  // namespace assay
