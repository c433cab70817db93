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

TEST_CASE("of a share of many rows, the interval is the wider of Wilson's and Clopper and Pearson's") {
  // 90 of 100, a thousandfold: scipy.stats.beta.ppf(.025, k, n - k + 1), beta.ppf(.975, k + 1, n - k).
  // Wilson's would be 0.898124 to 0.901844.
  const Interval found = interval_of(three_classes(1000));
  CHECK(found.low == Approx(0.8981239977830161).margin(2e-6));
  CHECK(found.high == Approx(0.9018527655852955).margin(2e-6));
  CHECK(found.method == IntervalMethod::jackknife_wilson);
}

TEST_CASE("unseen rows leave each label as frequent, and let a label of one row scatter") {
  // With Python's fractions: a sixth of a row joins each cell off the diagonal, 3 of 7 rows then are right;
  // each row of the matrix, then each column, gets one row of 3/7, 2/7, 2/7 and is scaled to its sum before.
  const ConfusionMatrix found =
      with_unseen_rows({.labels = {"a", "b", "c"}, .cells = {1, 1, 0, 0, 1, 0, 1, 1, 1}});
  const Cells expected{1.005381225502137,  0.972681726671076,  0.37711359232302843,
                       0.3830023716198617, 0.929750618860313,  0.3407011562489246,
                       0.9873359214546628, 1.0477769689636398, 0.9562564183563567};
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(found.cells[i] == Approx(expected[i]));
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
