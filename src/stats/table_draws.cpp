// Intervals of statistics of a two-by-two table, by random draws.
#include "assay/stats/table_draws.hpp"

#include <utility>

namespace assay {

namespace {

std::vector<std::vector<double>> numbers_of(const TableColumns& tables, const TableNumbers& numbers,
                                            std::size_t count) {
  std::vector<std::vector<double>> columns(count, std::vector<double>(tables.size()));
  numbers(tables, columns);
  return columns;
}

}  // namespace

std::vector<std::optional<Interval>> table_intervals(const TwoByTwo& table, const TableNumbers& numbers,
                                                     std::size_t count, const BootstrapPlan& plan) {
  if (!why_not_shown(plan).empty()) return std::vector<std::optional<Interval>>(count);
  const Cells cells{table.tp, table.fp, table.fn, table.tn};
  std::vector<std::vector<double>> drawn = drawn_cells(cells, plan);
  const TableColumns draws{.tp = std::move(drawn[0]),
                           .fp = std::move(drawn[1]),
                           .fn = std::move(drawn[2]),
                           .tn = std::move(drawn[3])};
  TableColumns itself;
  itself.add(table);
  std::vector<double> values;
  for (const std::vector<double>& column : numbers_of(itself, numbers, count)) values.push_back(column[0]);
  return intervals_of_draws(numbers_of(draws, numbers, count), values, cells, plan);
}

std::pair<std::optional<Interval>, std::optional<Interval>> likelihood_ratio_intervals(
    const TwoByTwo& table, const BootstrapPlan& plan) {
  const auto ratios = [](const TableColumns& tables, std::span<std::vector<double>> numbers) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const TwoByTwo cells = tables.at(i);
      const double positives = cells.tp + cells.fn, negatives = cells.fp + cells.tn;
      numbers[0][i] = (cells.tp / positives) / (cells.fp / negatives);
      numbers[1][i] = (cells.fn / positives) / (cells.tn / negatives);
    }
  };
  const auto intervals = table_intervals(table, ratios, 2, plan);
  return {intervals[0], intervals[1]};
}

}  // namespace assay
