// Intervals of statistics of counts, without random draws.
#include "assay/stats/jackknife.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

void add_unseen_errors(ConfusionMatrix& matrix) {
  constexpr double wrong_rows = 1;  // in total
  const auto classes = static_cast<double>(matrix.size());
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j)
      if (i != j) matrix.at(i, j) += wrong_rows / (classes * (classes - 1));
}

// The share of rows that are right.
double accuracy_of(const ConfusionMatrix& matrix) {
  double right = 0;
  for (std::size_t i = 0; i < matrix.size(); ++i) right += matrix.at(i, i);
  return right / matrix.total();
}

}  // namespace

ConfusionMatrix with_unseen_rows(ConfusionMatrix matrix) {
  add_unseen_errors(matrix);
  const double right = accuracy_of(matrix);
  const double wrong = (1 - right) / static_cast<double>(matrix.size() - 1);  // with each other label
  const auto pull = [&](std::size_t truth, std::size_t predicted, double rows) {
    double& cell = matrix.at(truth, predicted);
    cell = (cell + (truth == predicted ? right : wrong)) * rows / (rows + 1);
  };
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    const double rows = matrix.truth_total(i);
    for (std::size_t j = 0; j < matrix.size(); ++j) pull(i, j, rows);
  }
  for (std::size_t j = 0; j < matrix.size(); ++j) {
    const double rows = matrix.predicted_total(j);
    for (std::size_t i = 0; i < matrix.size(); ++i) pull(i, j, rows);
  }
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
  const Cells cells = with_unseen_rows(matrix).cells;
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
    const EffectiveShare effective{.share = share(shifted[i]), .variance = spread / (width * width)};
    const Interval score =
        effective_interval(share(values[i]), effective, reach, IntervalMethod::jackknife_wilson);
    const Interval scaled = with_exact_ends(score, share(values[i]), effective, confidence);
    intervals[i] = Interval{low + width * scaled.low, low + width * scaled.high, scaled.method};
  }
  return intervals;
}

}  // namespace assay
