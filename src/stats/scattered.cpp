// Intervals of statistics of rows with weights, or in clusters.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "assay/stats/jackknife.hpp"
#include "stats/cell_slopes.hpp"
#include "stats/distributions.hpp"
#include "stats/effective.hpp"

namespace assay {

namespace {

double sum_of(const std::vector<double>& numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0);
}

// Of the squared influences of clusters, each row of a cell having that of the cell.
double squared_over_clusters(const Scatter& scatter, const std::vector<double>& of_cell) {
  double squares = 0;
  scatter.each_cluster([&](std::span<const Scatter::Part> parts) {
    double influence = 0;
    for (const Scatter::Part& part : parts) influence += part.weight * of_cell[part.cell];
    squares += influence * influence;
  });
  return squares;
}

double squared_over_rows(const Scatter& scatter, const std::vector<double>& of_cell) {
  double squares = 0;
  for (std::size_t i = 0; i < of_cell.size(); ++i) squares += scatter.squares[i] * of_cell[i] * of_cell[i];
  return squares;
}

// The variance of the share of errors as a multiple of that of independent rows; without errors, that of
// clusters whose rows are all alike.
double design_effect(const ScatteredCells& rows) {
  if (!rows.scatter.clustered()) return 1;
  double errors = 0;
  for (std::size_t i = 0; i < rows.cells.size(); ++i) errors += rows.wrong[i] ? rows.cells[i] : 0;
  const double share = errors / sum_of(rows.cells);
  const bool vary = share > 0 && share < 1;
  std::vector<double> influences;
  for (const bool wrong : rows.wrong) influences.push_back(vary ? (wrong ? 1 : 0) - share : 1);
  return squared_over_clusters(rows.scatter, influences) / squared_over_rows(rows.scatter, influences);
}

// What the intervals of all statistics share.
class ScatteredStatistics {
 public:
  ScatteredStatistics(const ScatteredCells& rows, const std::function<Statistics()>& start, std::size_t count,
                      const BootstrapPlan& plan)
      : rows_(rows), total_(sum_of(rows.cells)), values_(count), shifted_(count) {
    const double squares = sum_of(rows.scatter.squares);
    const double design = std::max(1.0, design_effect(rows));
    const double row = squares / total_;  // the weight of one of as many rows as weigh alike
    double independent = total_ / row / design;
    if (rows.scatter.clustered())
      independent = std::min(independent, static_cast<double>(rows.scatter.clusters()));
    reach_ = t_quantile(plan.confidence, independent - 1);
    unseen_ = row * design;
    part_ = 1 / static_cast<double>(std::count(rows.wrong.begin(), rows.wrong.end(), true));
    Cells cells = rows.cells;
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] += rows.wrong[i] ? part_ * unseen_ : 0;
    start()(rows.cells, values_);
    start()(cells, shifted_);
    slopes_ = cell_slopes(cells, start, count, row, plan.threads);
    of_rows_ = std::move(cells);
  }

  [[nodiscard]] std::optional<Interval> interval(std::size_t i, const Range& range) const {
    const double infinity = std::numeric_limits<double>::infinity();
    if (std::isnan(values_[i]) || !std::isfinite(shifted_[i])) return std::nullopt;
    if (range.low == -infinity) return symmetric(i);
    const bool ends = range.high < infinity;
    const double width = range.high - range.low;
    const auto share = [&](double x) {
      const double off = x - range.low;
      return ends ? std::clamp(off / width, 0.0, 1.0) : std::isinf(off) ? 1 : off / (1 + off);
    };
    // Of the share for each change of the statistic.
    const double slope = ends ? 1 / width : std::pow(1 + shifted_[i] - range.low, -2);
    const EffectiveShare spread{.share = share(shifted_[i]), .variance = variance(i, 0) * slope * slope};
    if (!std::isfinite(spread.variance)) return std::nullopt;
    const Interval scaled = effective_interval(share(values_[i]), spread, reach_, method());
    const auto back = [&](double x) { return range.low + (ends ? width * x : x / (1 - x)); };
    return Interval{back(scaled.low), back(scaled.high), scaled.method};
  }

 private:
  [[nodiscard]] IntervalMethod method() const {
    return rows_.scatter.clustered() ? IntervalMethod::cluster_jackknife : IntervalMethod::jackknife_wilson;
  }

  // Numbers that grow with the rows change by what a row is beside the others.
  [[nodiscard]] std::optional<Interval> symmetric(std::size_t i) const {
    if (!std::isfinite(values_[i])) return std::nullopt;
    double mean = 0;
    for (std::size_t at = 0; at < slopes_.size(); ++at)
      if (!slopes_[at].empty()) mean += slopes_[at][i] * of_rows_[at] / sum_of(of_rows_);
    const double distance = reach_ * std::sqrt(variance(i, mean));
    if (!std::isfinite(distance)) return std::nullopt;
    const double off = shifted_[i] - values_[i];
    return Interval{values_[i] - std::max(distance, -off), values_[i] + std::max(distance, off), method()};
  }

  [[nodiscard]] double variance(std::size_t i, double mean) const {
    std::vector<double> influences;
    for (const std::vector<double>& of_cell : slopes_)
      influences.push_back(of_cell.empty() ? 0 : of_cell[i] - mean);
    double of_unseen = 0;
    for (std::size_t at = 0; at < influences.size(); ++at)
      if (rows_.wrong[at]) of_unseen += part_ * std::pow(unseen_ * influences[at], 2);
    return of_unseen + (rows_.scatter.clustered() ? squared_over_clusters(rows_.scatter, influences)
                                                  : squared_over_rows(rows_.scatter, influences));
  }

  const ScatteredCells& rows_;
  double total_;
  Cells of_rows_;  // with those that were not seen
  std::vector<double> values_, shifted_;
  std::vector<std::vector<double>> slopes_;
  double unseen_ = 0, part_ = 0, reach_ = 0;
};

}  // namespace

std::vector<std::optional<Interval>> scattered_intervals(const ScatteredCells& rows,
                                                         const std::function<Statistics()>& start,
                                                         std::span<const Range> ranges,
                                                         const BootstrapPlan& plan) {
  std::vector<std::optional<Interval>> intervals(ranges.size());
  if (rows.scatter.clusters() == 1) return intervals;
  const ScatteredStatistics statistics(rows, start, ranges.size(), plan);
  for (std::size_t i = 0; i < ranges.size(); ++i) intervals[i] = statistics.interval(i, ranges[i]);
  return intervals;
}

}  // namespace assay
