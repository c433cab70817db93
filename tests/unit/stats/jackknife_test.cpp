// Intervals of statistics of a matrix of several classes.
#include "assay/stats/jackknife.hpp"

#include <cmath>
#include <numeric>

#include "catch.hpp"

using namespace assay;

namespace {

ConfusionMatrix three_classes(double times) {
  return {.labels = {"a", "b", "c"},
          .cells = {30 * times, 2 * times, 1 * times, 3 * times, 40 * times, 0, 4 * times, 0, 20 * times}};
}

// The share of rows on the diagonal, k of n: a right row adds (1 - k / n) / n, a wrong one takes k / n / n
// off.
SlopedStatistics accuracy() {
  const auto rows = [](const Cells& cells) { return std::accumulate(cells.begin(), cells.end(), 0.0); };
  const auto share = [=](const Cells& cells) { return (cells[0] + cells[4] + cells[8]) / rows(cells); };
  return {[=](const Cells& cells, std::span<double> out) { out[0] = share(cells); },
          [=](const Cells& cells, std::size_t) {
            std::vector<double> slopes(cells.size(), -share(cells) / rows(cells));
            for (const std::size_t right : {0, 4, 8}) slopes[right] += 1 / rows(cells);
            return slopes;
          }};
}

Interval interval_of(const ConfusionMatrix& matrix) {
  const Range range{0, 1};
  return jackknife_intervals(matrix, accuracy(), {&range, 1}, 0.95).at(0).value();
}

}  // namespace

TEST_CASE("of a share of many rows, the jackknife's interval is Wilson's") {
  // 90 of 100, a thousandfold: by hand (k + z^2 / 2 -+ z sqrt(k (n - k) / n + z^2 / 4)) / (n + z^2).
  const Interval found = interval_of(three_classes(1000));
  const double n = 1e5, k = 9e4, z = 1.959963984540054;
  const double half = z * std::sqrt(k * (n - k) / n + z * z / 4);
  CHECK(found.low == Approx((k + z * z / 2 - half) / (n + z * z)).margin(2e-6));
  CHECK(found.high == Approx((k + z * z / 2 + half) / (n + z * z)).margin(2e-6));
  CHECK(found.method == IntervalMethod::jackknife_wilson);
}

TEST_CASE("a matrix without errors has an interval with a width, which holds its value") {
  const Interval found = interval_of({.labels = {"a", "b", "c"}, .cells = {10, 0, 0, 0, 10, 0, 0, 0, 10}});
  CHECK(found.high == 1);
  CHECK(found.low < 0.95);
  CHECK(found.low > 0.8);
}

TEST_CASE("what has no number, or no bounded range, has no interval") {
  SlopedStatistics undefined = accuracy();
  undefined.values = [](const Cells&, std::span<double> out) { out[0] = std::nan(""); };
  const Range share{0, 1}, open{0, INFINITY};
  CHECK_FALSE(jackknife_intervals(three_classes(1), undefined, {&share, 1}, 0.95).at(0).has_value());
  CHECK_FALSE(jackknife_intervals(three_classes(1), accuracy(), {&open, 1}, 0.95).at(0).has_value());
}
