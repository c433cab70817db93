// Intervals of statistics of rows with weights, or in clusters.
#include <cmath>

#include "assay/stats/jackknife.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const std::vector<bool> second_is_wrong{false, true};
const Cells half_each{0.5, 0.5};

// A statistic of two kinds of rows, and its slopes by each.
SlopedStatistics statistic(double (*value)(double a, double b), Cells (*slopes)(double a, double b)) {
  return {[=](const Cells& at, std::span<double> out) { out[0] = value(at[0], at[1]); },
          [=](const Cells& at, std::size_t) { return slopes(at[0], at[1]); }};
}

// The share of the first of two kinds.
const SlopedStatistics share = statistic([](double a, double b) { return a / (a + b); },
                                         [](double a, double b) {
                                           return Cells{b / (a + b) / (a + b), -a / (a + b) / (a + b)};
                                         });

std::optional<Interval> interval_of(const SlopedStatistics& one, const Range& range, const Cells& cells,
                                    const Scatter& scatter) {
  return scattered_intervals({cells, second_is_wrong, half_each, scatter}, one, {&range, 1}, 0.95).at(0);
}

Interval share_interval(const Cells& cells, const Scatter& scatter) {
  return interval_of(share, {0, 1}, cells, scatter).value();
}

// Clusters that each have the same weights in the two cells.
Scatter clusters_of(std::size_t count, std::size_t cell, double rows) {
  Scatter scatter{.squares = std::vector<double>(2)};
  for (std::size_t i = 0; i < count; ++i) {
    scatter.parts.push_back({cell, rows});
    scatter.cluster_ends.push_back(scatter.parts.size());
  }
  scatter.squares[cell] = static_cast<double>(count) * rows;
  return scatter;
}

Scatter both(const Scatter& one, const Scatter& other) {
  Scatter joined = one;
  for (std::size_t i = 0; i < joined.squares.size(); ++i) joined.squares[i] += other.squares[i];
  joined.parts.insert(joined.parts.end(), other.parts.begin(), other.parts.end());
  for (const std::size_t end : other.cluster_ends) joined.cluster_ends.push_back(one.parts.size() + end);
  return joined;
}

}  // namespace

TEST_CASE("a share of rows with weights has the interval of as many rows as its variance stands for") {
  // 90,000 right rows of weight 1 and 2,500 wrong ones of weight 4: a share of 0.9, whose variance is
  // (90,000 * 1^2 * 0.1^2 + 2,500 * 4^2 * 0.9^2) / 100,000^2 = 3.33e-6: 0.9 * 0.1 / 3.33e-6 = 27,027 rows.
  const Interval found = share_interval({90000, 10000}, {.squares = {90000, 40000}});
  // Clopper and Pearson's, the wider: scipy.stats.beta.ppf(.025, k, n - k + 1), beta.ppf(.975, k + 1, n - k).
  CHECK(found.low == Approx(0.8963617841552555).margin(2e-6));
  CHECK(found.high == Approx(0.9035519625016988).margin(2e-6));
  CHECK(found.method == IntervalMethod::jackknife_wilson);
}

TEST_CASE("weights that are all alike change nothing") {
  const Interval once = share_interval({90, 10}, {.squares = {90, 10}});
  for (const double weight : {2.0, 0.5, 1024.0, 3.0}) {
    const Interval found =
        share_interval({90 * weight, 10 * weight}, {.squares = {90 * weight * weight, 10 * weight * weight}});
    CHECK(found.low == Approx(once.low).epsilon(1e-11));
    CHECK(found.high == Approx(once.high).epsilon(1e-11));
  }
}

TEST_CASE("clusters of one row are rows, and clusters of four rows that are alike count as one") {
  const Interval expected = share_interval({90, 10}, {.squares = {90, 10}});
  for (const double rows : {1.0, 4.0}) {
    const Interval found =
        share_interval({90 * rows, 10 * rows}, both(clusters_of(90, 0, rows), clusters_of(10, 1, rows)));
    CHECK(found.low == Approx(expected.low).epsilon(1e-11));
    CHECK(found.high == Approx(expected.high).epsilon(1e-11));
    CHECK(found.method == IntervalMethod::cluster_jackknife);
  }
}

TEST_CASE("clusters in which rows are mixed tell more than rows that are alike") {
  // 50 clusters of one right row and one wrong: a share of 1/2 in each, so that its mean hardly scatters.
  Scatter mixed{.squares = {50, 50}};
  for (int i = 0; i < 50; ++i) {
    mixed.parts.push_back({0, 1});
    mixed.parts.push_back({1, 1});
    mixed.cluster_ends.push_back(mixed.parts.size());
  }
  const Interval found = share_interval({50, 50}, mixed);
  const Interval of_rows = share_interval({50, 50}, {.squares = {50, 50}});
  CHECK(found.high - found.low < 0.3 * (of_rows.high - of_rows.low));
}

TEST_CASE("without errors clusters count as one row each") {
  const Interval found = share_interval({200, 0}, clusters_of(50, 0, 4));
  const Interval expected = share_interval({50, 0}, {.squares = {50, 0}});
  CHECK(found.low == Approx(expected.low).epsilon(1e-11));
  CHECK(found.high == 1);
}

TEST_CASE("a single cluster has no interval") {
  Scatter one{.squares = {3, 1}, .parts = {{0, 3}, {1, 1}}, .cluster_ends = {2}};
  CHECK_FALSE(interval_of(share, {0, 1}, {3, 1}, one).has_value());
}

TEST_CASE("a ratio is symmetric on the scale of logarithms, and reaches infinity where it is infinite") {
  const auto ratio_interval = [](const Cells& cells, const Scatter& scatter) {
    const SlopedStatistics ratio = statistic([](double a, double b) { return b == 0 ? INFINITY : a / b; },
                                             [](double a, double b) {
                                               return Cells{1 / b, -a / b / b};
                                             });
    return interval_of(ratio, {0, INFINITY}, cells, scatter).value();
  };
  const Interval found = ratio_interval({180, 40}, {.squares = {360, 80}});  // weights of 2
  CHECK(found.low * found.high == Approx(4.5 * 4.5).epsilon(1e-9));
  // By hand the variance of log(90 / 20) is 1 / 90 + 1 / 20, with half a row more in each.
  const double reach = std::log(found.high / 4.5) / std::sqrt(1 / 90.5 + 1 / 20.5);
  CHECK(reach == Approx(1.982).margin(0.005));  // Student's t of 109
  const Interval infinite = ratio_interval({20, 0}, {.squares = {40, 0}});
  CHECK(std::isinf(infinite.high));
  // 10 rows, of 10.5 and 0.5 the variance is 1 / 10.5 + 2; Student's t of 9 is 2.262.
  CHECK(infinite.low == Approx(21 / std::exp(2.262157 * std::sqrt(1 / 10.5 + 2))).epsilon(1e-4));
}

TEST_CASE("what grows with the rows is symmetric, of a fixed number of rows") {
  const SlopedStatistics cost = statistic([](double, double b) { return 5 * b; },
                                          [](double, double) {
                                            return Cells{0, 5};
                                          });
  const Interval found =
      interval_of(cost, {-INFINITY, INFINITY}, {90000, 10000}, {.squares = {90000, 10000}}).value();
  // 5 times a binomial count: its standard deviation is 5 sqrt(100,000 * 0.1 * 0.9).
  CHECK(found.high - 50000 == Approx(1.96 * 5 * std::sqrt(9000.0)).epsilon(1e-3));
  CHECK(50000 - found.low == Approx(1.96 * 5 * std::sqrt(9000.0)).epsilon(1e-3));
}

TEST_CASE("a scatter that is of rounding alone leaves an interval without width") {
  const SlopedStatistics half = statistic([](double, double) { return 0.5; },
                                          [](double, double) {
                                            return Cells{1e-17, -1e-17};
                                          });
  const auto found = interval_of(half, {0, 1}, {4, 2}, {.squares = {6, 3}});
  CHECK(found.value().low == Approx(0.5).epsilon(1e-12));
  CHECK(found.value().high == Approx(0.5).epsilon(1e-12));
}
