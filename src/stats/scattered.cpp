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

// The variance over few clusters is short by (m - 1) / m, of as many as are alike in size; as far as that
// goes beyond what it would be over `independent` rows.
double few_clusters(const Scatter& scatter, double total, double independent) {
  double sizes = 0;
  scatter.each_cluster([&](std::span<const Scatter::Part> parts) {
    double size = 0;
    for (const Scatter::Part& part : parts) size += part.weight;
    sizes += size * size;
  });
  const double alike = std::max(1.5, total * total / sizes);
  return std::max(1.0, alike / (alike - 1) * (independent - 1) / independent);
}

// By class, as many rows as weigh alike, or clusters.
std::vector<double> rows_of_groups(const ScatteredCells& rows) {
  const std::size_t groups = *std::max_element(rows.groups.begin(), rows.groups.end()) + 1;
  std::vector<double> weights(groups), squares(groups);
  for (std::size_t i = 0; i < rows.cells.size(); ++i) {
    weights[rows.groups[i]] += rows.cells[i];
    squares[rows.groups[i]] += rows.scatter.squares[i];
  }
  if (rows.scatter.clustered()) std::fill(squares.begin(), squares.end(), 0);
  rows.scatter.each_cluster([&](std::span<const Scatter::Part> parts) {
    std::vector<double> sizes(groups);
    for (const Scatter::Part& part : parts) sizes[rows.groups[part.cell]] += part.weight;
    for (std::size_t group = 0; group < groups; ++group) squares[group] += sizes[group] * sizes[group];
  });
  for (std::size_t group = 0; group < groups; ++group)
    weights[group] = squares[group] > 0 ? weights[group] * weights[group] / squares[group] : 0;
  return weights;
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
    if (rows.scatter.clustered()) {
      few_ = few_clusters(rows.scatter, total_, independent);
      independent = std::min(independent, static_cast<double>(rows.scatter.clusters()));
    }
    independent_ = independent;
    confidence_ = plan.confidence;
    unseen_ = row * design;
    Cells cells = rows.cells;
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i] += rows.unseen[i] * unseen_;
    start()(rows.cells, values_);
    start()(cells, shifted_);
    slopes_ = cell_slopes(cells, start, count, row, plan.threads);
    of_rows_ = std::move(cells);
    if (!rows.groups.empty()) group_rows_ = rows_of_groups(rows);
  }

  [[nodiscard]] std::optional<Interval> interval(std::size_t i, const Range& range) const {
    const double infinity = std::numeric_limits<double>::infinity();
    if (std::isnan(values_[i]) || !std::isfinite(shifted_[i])) return std::nullopt;
    if (range.low == -infinity) return symmetric(i);
    if (range.high == infinity) return of_ratio(i);
    const double width = range.high - range.low;
    const auto share = [&](double x) { return std::clamp((x - range.low) / width, 0.0, 1.0); };
    const EffectiveShare spread{.share = share(shifted_[i]), .variance = variance(i, 0) / (width * width)};
    if (!std::isfinite(spread.variance)) return std::nullopt;
    const Interval scaled = effective_interval(share(values_[i]), spread, reach(i, 0), method());
    return Interval{range.low + width * scaled.low, range.low + width * scaled.high, scaled.method};
  }

 private:
  [[nodiscard]] IntervalMethod method() const {
    return rows_.scatter.clustered() ? IntervalMethod::cluster_jackknife : IntervalMethod::jackknife_wilson;
  }

  // Symmetric on the scale of logarithms.
  [[nodiscard]] std::optional<Interval> of_ratio(std::size_t i) const {
    const double factor = std::exp(reach(i, 0) * std::sqrt(variance(i, 0)) / shifted_[i]);
    if (!std::isfinite(factor)) return std::nullopt;
    const auto [low, high] = std::minmax(values_[i], shifted_[i]);
    const double middle = std::isinf(values_[i]) || values_[i] == 0 ? shifted_[i] : values_[i];
    return Interval{std::min(low, middle / factor), std::max(high, middle * factor), method()};
  }

  // Numbers that grow with the rows change by what a row is beside the others.
  [[nodiscard]] std::optional<Interval> symmetric(std::size_t i) const {
    if (!std::isfinite(values_[i])) return std::nullopt;
    double mean = 0;
    for (std::size_t at = 0; at < slopes_.size(); ++at)
      if (!slopes_[at].empty()) mean += slopes_[at][i] * of_rows_[at] / sum_of(of_rows_);
    const double distance = reach(i, mean) * std::sqrt(variance(i, mean));
    if (!std::isfinite(distance)) return std::nullopt;
    const double off = shifted_[i] - values_[i];
    return Interval{values_[i] - std::max(distance, -off), values_[i] + std::max(distance, off), method()};
  }

  // Student's t; of classes that each have their own rows, with the degrees of freedom of Welch.
  [[nodiscard]] double reach(std::size_t i, double mean) const {
    double freedom = independent_ - 1;
    if (!rows_.groups.empty()) {
      std::vector<double> variances(group_rows_.size());
      for (std::size_t at = 0; at < slopes_.size(); ++at) {
        const double slope = slopes_[at].empty() ? 0 : slopes_[at][i] - mean;
        variances[rows_.groups[at]] += rows_.scatter.squares[at] * slope * slope;
      }
      double below = 0;
      for (std::size_t group = 0; group < variances.size(); ++group)
        below += variances[group] * variances[group] / std::max(1.0, group_rows_[group] - 1);
      const double sum = sum_of(variances);
      if (sum > 0) freedom = std::min(freedom, sum * sum / below);
    }
    return t_quantile(confidence_, freedom);
  }

  [[nodiscard]] double variance(std::size_t i, double mean) const {
    std::vector<double> influences;
    for (const std::vector<double>& of_cell : slopes_)
      influences.push_back(of_cell.empty() ? 0 : of_cell[i] - mean);
    double of_unseen = 0;
    for (std::size_t at = 0; at < influences.size(); ++at)
      of_unseen += rows_.unseen[at] * std::pow(unseen_ * influences[at], 2);
    return of_unseen + (rows_.scatter.clustered() ? few_ * squared_over_clusters(rows_.scatter, influences)
                                                  : squared_over_rows(rows_.scatter, influences));
  }

  const ScatteredCells& rows_;
  double total_;
  Cells of_rows_;  // with those that were not seen
  std::vector<double> values_, shifted_;
  std::vector<std::vector<double>> slopes_;
  std::vector<double> group_rows_;
  double unseen_ = 0, few_ = 1, independent_ = 0, confidence_ = 0;
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
