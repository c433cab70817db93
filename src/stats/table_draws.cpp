// Intervals of statistics of a two-by-two table, by random draws.
#include "assay/stats/table_draws.hpp"

namespace assay {

std::vector<std::optional<Interval>> table_intervals(const TwoByTwo& table, const TableNumbers& numbers,
                                                     std::size_t count, const BootstrapPlan& plan) {
  const auto start = [&]() -> Statistics {
    return [numbers](const Cells& cells, std::span<double> values) {
      numbers({.tp = cells[0], .fp = cells[1], .fn = cells[2], .tn = cells[3]}, values);
    };
  };
  return bootstrap({table.tp, table.fp, table.fn, table.tn}, start, count, plan);
}

std::pair<std::optional<Interval>, std::optional<Interval>> likelihood_ratio_intervals(
    const TwoByTwo& table, const BootstrapPlan& plan) {
  const auto ratios = [](const TwoByTwo& cells, std::span<double> numbers) {
    const double positives = cells.tp + cells.fn, negatives = cells.fp + cells.tn;
    numbers[0] = (cells.tp / positives) / (cells.fp / negatives);
    numbers[1] = (cells.fn / positives) / (cells.tn / negatives);
  };
  const auto intervals = table_intervals(table, ratios, 2, plan);
  return {intervals[0], intervals[1]};
}

}  // namespace assay
