// Intervals of statistics of rows with weights, or in clusters.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "assay/stats/jackknife.hpp"
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
  ScatteredStatistics(const ScatteredCells& rows, const SlopedStatistics& statistics, std::size_t count,
                      double confidence)
      : rows_(rows),
        statistics_(statistics),
        total_(sum_of(rows.cells)),
        values_(count),
        shifted_(count),
        confidence_(confidence) {
    const double squares = sum_of(rows.scatter.squares);
    const double design = std::max(1.0, design_effect(rows));
    const double row = squares / total_;  // the weight of one of as many rows as weigh alike
    double independent = total_ / row / design;
    if (rows.scatter.clustered()) {
      few_ = few_clusters(rows.scatter, total_, independent);
      independent = std::min(independent, static_cast<double>(rows.scatter.clusters()));
    }
    independent_ = independent;
    unseen_ = row * design;
    of_rows_ = rows.cells;
    for (std::size_t i = 0; i < of_rows_.size(); ++i) of_rows_[i] += rows.unseen[i] * unseen_;
    statistics.values(rows.cells, values_);
    statistics.values(of_rows_, shifted_);
    if (!rows.groups.empty()) group_rows_ = rows_of_groups(rows);
  }

  [[nodiscard]] std::optional<Interval> interval(std::size_t i, const Range& range) const {
    const double infinity = std::numeric_limits<double>::infinity();
    if (std::isnan(values_[i]) || !std::isfinite(shifted_[i])) return std::nullopt;
    const std::vector<double> influences = influences_of(i);
    if (range.low == -infinity) return symmetric(i, influences);
    if (range.high == infinity) return of_ratio(i, influences);
    const double width = range.high - range.low;
    const auto share = [&](double x) { return std::clamp((x - range.low) / width, 0.0, 1.0); };
    const EffectiveShare spread{.share = share(shifted_[i]),
                                .variance = variance(influences) / (width * width)};
    if (!std::isfinite(spread.variance)) return std::nullopt;
    const Interval score = effective_interval(share(values_[i]), spread, reach(influences), method());
    const Interval scaled = with_exact_ends(score, share(values_[i]), spread, confidence_);
    return Interval{range.low + width * scaled.low, range.low + width * scaled.high, scaled.method};
  }

 private:
  [[nodiscard]] IntervalMethod method() const {
    return rows_.scatter.clustered() ? IntervalMethod::cluster_jackknife : IntervalMethod::jackknife_wilson;
  }

  // Symmetric on the scale of logarithms.
  [[nodiscard]] std::optional<Interval> of_ratio(std::size_t i, const std::vector<double>& influences) const {
    const double factor = std::exp(reach(influences) * std::sqrt(variance(influences)) / shifted_[i]);
    if (!std::isfinite(factor)) return std::nullopt;
    const auto [low, high] = std::minmax(values_[i], shifted_[i]);
    const double middle = std::isinf(values_[i]) || values_[i] == 0 ? shifted_[i] : values_[i];
    return Interval{std::min(low, middle / factor), std::max(high, middle * factor), method()};
  }

  // Numbers that grow with the rows change by what a row is beside the others.
  [[nodiscard]] std::optional<Interval> symmetric(std::size_t i, std::vector<double> influences) const {
    if (!std::isfinite(values_[i])) return std::nullopt;
    const double mean =
        std::inner_product(influences.begin(), influences.end(), of_rows_.begin(), 0.0) / sum_of(of_rows_);
    for (std::size_t at = 0; at < influences.size(); ++at)
      if (of_rows_[at] > 0) influences[at] -= mean;
    const double distance = reach(influences) * std::sqrt(variance(influences));
    if (!std::isfinite(distance)) return std::nullopt;
    const double off = shifted_[i] - values_[i];
    return Interval{values_[i] - std::max(distance, -off), values_[i] + std::max(distance, off), method()};
  }

  // Student's t; of classes that each have their own rows, with the degrees of freedom of Welch.
  [[nodiscard]] double reach(const std::vector<double>& influences) const {
    double freedom = independent_ - 1;
    if (!rows_.groups.empty()) {
      std::vector<double> variances(group_rows_.size());
      for (std::size_t at = 0; at < influences.size(); ++at)
        variances[rows_.groups[at]] += rows_.scatter.squares[at] * influences[at] * influences[at];
      double below = 0;
      for (std::size_t group = 0; group < variances.size(); ++group)
        below += variances[group] * variances[group] / std::max(1.0, group_rows_[group] - 1);
      const double sum = sum_of(variances);
      if (sum > 0) freedom = std::min(freedom, sum * sum / below);
    }
    return t_quantile(confidence_, freedom);
  }

  [[nodiscard]] double variance(const std::vector<double>& influences) const {
    double of_unseen = 0;
    for (std::size_t at = 0; at < influences.size(); ++at)
      of_unseen += rows_.unseen[at] * std::pow(unseen_ * influences[at], 2);
    return of_unseen + (rows_.scatter.clustered() ? few_ * squared_over_clusters(rows_.scatter, influences)
                                                  : squared_over_rows(rows_.scatter, influences));
  }

  // By how much a row of each cell changes a statistic; cells without rows do not.
  [[nodiscard]] std::vector<double> influences_of(std::size_t i) const {
    std::vector<double> slopes = statistics_.slopes(of_rows_, i);
    for (std::size_t at = 0; at < slopes.size(); ++at)
      if (of_rows_[at] == 0) slopes[at] = 0;
    return slopes;
  }

  const ScatteredCells& rows_;
  const SlopedStatistics& statistics_;
  double total_;
  Cells of_rows_;  // with those that were not seen
  std::vector<double> values_, shifted_;
  std::vector<double> group_rows_;
  double unseen_ = 0, few_ = 1, independent_ = 0, confidence_;
};

}  // namespace

std::vector<std::optional<Interval>> scattered_intervals(const ScatteredCells& rows,
                                                         const SlopedStatistics& statistics,
                                                         std::span<const Range> ranges, double confidence) {
  std::vector<std::optional<Interval>> intervals(ranges.size());
  if (rows.scatter.clusters() == 1) return intervals;
  const ScatteredStatistics scattered(rows, statistics, ranges.size(), confidence);
  for (std::size_t i = 0; i < ranges.size(); ++i) intervals[i] = scattered.interval(i, ranges[i]);
  return intervals;
}

}  // namespace assay
