// The zero-cell adjustment: what a sample without some kind of error does not say of the next one.
#include "assay/stats/zero_cells.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// Moves rows to the cell of the two that is empty.
void fill_empty(double& one, double& other, double confidence, double times) {
  const double all = one + other;
  if (all == 0 || (one != 0 && other != 0)) return;
  double& empty = one == 0 ? one : other;
  double& full = one == 0 ? other : one;
  empty = all * proportion_interval({0, all * times}, ProportionMethod::wilson, confidence).high;
  full = all - empty;
}

}  // namespace

std::array<TwoByTwo, 2> with_zero_cells_filled(const TwoByTwo& table, double confidence, double times) {
  std::array<TwoByTwo, 2> tables{table, table};
  fill_empty(tables[0].tp, tables[0].fn, confidence, times);
  fill_empty(tables[1].tn, tables[1].fp, confidence, times);
  return tables;
}

Interval widened(const Interval& interval, double value, std::span<const double> alternatives) {
  double below = std::pow(std::max(0.0, value - interval.low), 2);
  double above = std::pow(std::max(0.0, interval.high - value), 2);
  for (const double one : alternatives)
    if (std::isfinite(one)) (one < value ? below : above) += std::pow(one - value, 2);
  return {.low = std::min(interval.low, value - std::sqrt(below)),
          .high = std::max(interval.high, value + std::sqrt(above)),
          .method = interval.method};
}

Interval interval_of_pairs(double share, double pairs, double confidence) {
  return proportion_interval({share * pairs, pairs}, ProportionMethod::wilson, confidence);
}

}  // namespace assay
