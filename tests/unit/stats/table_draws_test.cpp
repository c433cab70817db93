// Intervals of likelihood ratios, by draws.
#include "assay/stats/table_draws.hpp"

#include <algorithm>
#include <cmath>

#include "catch.hpp"

using namespace assay;

namespace {

constexpr std::size_t many_draws = 100'000;  // an end is off by less than 1.5% then

const TwoByTwo screening{.tp = 90, .fp = 9, .fn = 10, .tn = 91};
const TwoByTwo published{.tp = 670, .fp = 202, .fn = 74, .tn = 640};
const TwoByTwo rare{.tp = 9, .fp = 90, .fn = 1, .tn = 900};

struct Ratios {
  Interval plus, minus;
};

Ratios ratios(const TwoByTwo& table, const BootstrapPlan& plan) {
  const auto [plus, minus] = likelihood_ratio_intervals(table, plan);
  return {plus.value(), minus.value()};
}

// Draws reach as much further as Student's t does for so few rows: this confidence reaches 1.96 standard
// deviations of n rows. scipy 1.10.1: 2 * t.cdf(1.959963984540054 * sqrt((n - 1) / n), n - 1) - 1
double plain_confidence(double rows) {
  if (rows == 10) return 0.9040927;
  if (rows == 100) return 0.9460122;
  if (rows == 33) return 0.9374937;
  return rows == 200 ? 0.9480234 : 0.95;
}

double log_width(const Interval& interval) { return std::log(interval.high / interval.low); }

TwoByTwo times(const TwoByTwo& t, double k) {
  return {.tp = k * t.tp, .fp = k * t.fp, .fn = k * t.fn, .tn = k * t.tn};
}

// The share of the drawn rows that the first cell has, sorted.
std::vector<double> drawn_shares(const Cells& cells, std::uint64_t seed) {
  const auto drawn = drawn_cells(cells, {.seed = seed});
  std::vector<double> shares;
  for (std::size_t i = 0; i < drawn[0].size(); ++i) {
    double rows = 0;
    for (const std::vector<double>& cell : drawn) rows += cell[i];
    shares.push_back(drawn[0][i] / rows);
  }
  std::sort(shares.begin(), shares.end());
  return shares;
}

}  // namespace

TEST_CASE("draws of a cell's share follow its Beta distribution, whatever the seed") {
  // Of 2,000 draws in order, the 50th and the 1950th. scipy 1.10.1: beta(k + .5, n - k + cells / 2 - .5).ppf;
  // the tolerance is a tenth of the standard deviation, where independent draws would need three tenths.
  struct Case {
    Cells cells;
    double low, high, tolerance;
  };
  const Case cases[] = {
      {{20, 0}, .883361, .999976, .0033},
      {{7, 2, 3, 88}, .031534, .131245, .0025},
      {{0, 0, 0, 1e6}, 4.9e-10, 2.51e-6, 7e-8},
      {{3e8, 1e8, 1e8, 5e8}, .2999716, .3000284, 1.5e-6},
  };
  for (const auto& [cells, low, high, tolerance] : cases)
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      CAPTURE(cells[0], seed);
      const std::vector<double> shares = drawn_shares(cells, seed);
      CHECK(shares[50] == Approx(low).margin(tolerance));
      CHECK(shares[1949] == Approx(high).margin(tolerance));
    }
}

TEST_CASE("an interval of drawn tables reaches the number itself, and as far as Student's t") {
  // 20 of 20: Beta(20.5, 0.5) has the 2.5 % point 0.8828 (scipy: beta.ppf); t of 19 reaches further.
  const auto share = [](const TableColumns& tables, std::span<std::vector<double>> numbers) {
    for (std::size_t i = 0; i < tables.size(); ++i)
      numbers[0][i] = tables.tp[i] / (tables.tp[i] + tables.fn[i]);
  };
  const Interval interval = table_intervals({.tp = 20}, share, 1, {})[0].value();
  CHECK(interval.high == 1);
  CHECK(interval.low < 0.8828);
  CHECK(interval.low > 0.85);
}

TEST_CASE("the ends of an interval hardly depend on the seed") {
  // Of 300 seeds' lower ends, the standard deviation: .08 standard deviations of log LR+ with independent
  // draws (scipy 1.10.1, simulated), .02 with those of Sobol's sequence.
  double sum = 0, squares = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const double low = std::log(ratios(published, {.seed = seed}).plus.low);
    sum += low;
    squares += low * low;
  }
  const double spread = std::sqrt(squares / 300 - sum / 300 * (sum / 300));
  CHECK(spread < .03 * std::log(4.25461 / 3.32949) / 3.92);
}

TEST_CASE("intervals of likelihood ratios are the quantiles of a ratio of Betas") {
  // By scipy 1.10.1: P(X / Y <= r) as the mean of beta.cdf(r * y) over 2,000,000 quantiles y of Y, solved for
  // r by brentq; 10^7 draws by numpy 1.24.2 agree to 0.1%. An end of 100,000 draws is off by 0.0085 standard
  // deviations of the log ratio, which are 0.3, 0.06, 0.9 and 1: the last column is four of these or more.
  struct Case {
    TwoByTwo table;
    double plus_low, plus_high, minus_low, minus_high, tolerance;
  };
  const Case cases[] = {
      {screening, 5.65005, 19.7524, .057913, .188674, .02},
      {published, 3.32949, 4.25461, .10435, .161864, .005},
      {rare, 6.52811, 12.3713, .0121181, .419738, .06},
      {{.tp = 1, .fp = 2, .fn = 3, .tn = 4}, .0760593, 4.72494, .412065, 2.65252, .06},
  };
  for (const auto& [table, plus_low, plus_high, minus_low, minus_high, tolerance] : cases) {
    CAPTURE(table.tp, table.fp, table.fn, table.tn);
    const double rows = table.tp + table.fp + table.fn + table.tn;
    const Ratios found = ratios(table, {.replicates = many_draws, .confidence = plain_confidence(rows)});
    CHECK(found.plus.low == Approx(plus_low).epsilon(tolerance));
    CHECK(found.plus.high == Approx(plus_high).epsilon(tolerance));
    CHECK(found.minus.low == Approx(minus_low).epsilon(tolerance));
    CHECK(found.minus.high == Approx(minus_high).epsilon(tolerance));
  }
}

TEST_CASE("a cell of 0 leaves its side open, and the other ends as they are") {
  // By the same integration.
  const BootstrapPlan of_100{.replicates = many_draws, .confidence = plain_confidence(100)};
  const Ratios no_tp = ratios({.tp = 0, .fp = 5, .fn = 10, .tn = 85}, of_100);
  CHECK(no_tp.plus.low == 0);
  CHECK(no_tp.plus.high == Approx(4.79078).epsilon(.06));
  CHECK(no_tp.minus.low == Approx(.830114).epsilon(.02));
  CHECK(no_tp.minus.high == Approx(1.11385).epsilon(.02));
  const BootstrapPlan of_33{.replicates = many_draws, .confidence = plain_confidence(33)};
  const Ratios no_fp = ratios({.tp = 10, .fp = 0, .fn = 3, .tn = 20}, of_33);
  CHECK(no_fp.plus.low == Approx(6.17952).epsilon(.06));
  CHECK(no_fp.plus.high == INFINITY);
  CHECK(no_fp.minus.low == Approx(.0712858).epsilon(.06));
  CHECK(no_fp.minus.high == Approx(.51177).epsilon(.03));
}

TEST_CASE("law: ends are in order, and only an empty cell makes one 0 or infinite") {
  for (const double tp : {0, 20})
    for (const double fp : {0, 20})
      for (const double fn : {0, 20})
        for (const double tn : {0, 1'000'000}) {
          CAPTURE(tp, fp, fn, tn);
          if (tp + fn == 0 || fp + tn == 0 || (tp == 0 && fp == 0) || (fn == 0 && tn == 0)) continue;  // 0/0
          const auto found = ratios({.tp = tp, .fp = fp, .fn = fn, .tn = tn}, {});
          CHECK((found.plus.low == 0) == (tp == 0));
          CHECK(std::isinf(found.plus.high) == (fp == 0));
          CHECK((found.minus.low == 0) == (fn == 0));
          CHECK(std::isinf(found.minus.high) == (tn == 0));
          CHECK(found.plus.low < found.plus.high);
          CHECK(found.minus.low < found.minus.high);
        }
}

TEST_CASE("a seed gives the same draws again, and another seed others") {
  const auto first = ratios(screening, {.seed = 7});
  const auto again = ratios(screening, {.seed = 7});
  const auto other = ratios(screening, {.seed = 8});
  CHECK(first.plus.low == again.plus.low);
  CHECK(first.minus.high == again.minus.high);
  CHECK(first.plus.low != other.plus.low);
  CHECK(first.plus.low == Approx(other.plus.low).epsilon(.1));  // ends of 2,000 draws are off by 2%
}

TEST_CASE("law: four times the rows halve the intervals") {
  for (const TwoByTwo& table : {screening, published}) {
    const auto few = ratios(table, {.replicates = many_draws}),
               many = ratios(times(table, 4), {.replicates = many_draws});
    CHECK(log_width(many.plus) == Approx(log_width(few.plus) / 2).epsilon(.05));
    CHECK(log_width(many.minus) == Approx(log_width(few.minus) / 2).epsilon(.05));
  }
}

TEST_CASE("law: less confidence lies within more, and the ratio within both") {
  for (const TwoByTwo& table : {screening, published}) {
    const auto half = ratios(table, {.confidence = .5});
    const auto most = ratios(table, {.confidence = .99});
    const double recall = table.tp / (table.tp + table.fn), fpr = table.fp / (table.fp + table.tn);
    CHECK(most.plus.low < half.plus.low);
    CHECK(half.plus.low < recall / fpr);
    CHECK(recall / fpr < half.plus.high);
    CHECK(half.plus.high < most.plus.high);
    CHECK(most.minus.low < half.minus.low);
    CHECK(half.minus.high < most.minus.high);
  }
}

TEST_CASE("law: with the classes swapped, each ratio is one over the other") {
  // Swapped, TP is TN and FP is FN, so that sensitivity s and specificity c change places:
  // LR+' = c / (1 - s) = 1 / LR-, and LR-' = (1 - c) / s = 1 / LR+. The ends of 1 / x are one over its ends.
  for (const TwoByTwo& t : {screening, published}) {
    const auto found = ratios(t, {.replicates = many_draws});
    const auto swapped = ratios({.tp = t.tn, .fp = t.fn, .fn = t.fp, .tn = t.tp}, {.replicates = many_draws});
    CHECK(swapped.plus.low == Approx(1 / found.minus.high).epsilon(.03));
    CHECK(swapped.plus.high == Approx(1 / found.minus.low).epsilon(.03));
    CHECK(swapped.minus.low == Approx(1 / found.plus.high).epsilon(.03));
    CHECK(swapped.minus.high == Approx(1 / found.plus.low).epsilon(.03));
  }
}

TEST_CASE("law: with the results swapped, the ratios change places") {
  // Swapped, TP is FN and FP is TN: s' = 1 - s and c' = 1 - c, so that LR+' = (1 - s) / c = LR-.
  for (const TwoByTwo& t : {screening, published}) {
    const auto found = ratios(t, {.replicates = many_draws});
    const auto swapped = ratios({.tp = t.fn, .fp = t.tn, .fn = t.tp, .tn = t.fp}, {.replicates = many_draws});
    CHECK(swapped.plus.low == Approx(found.minus.low).epsilon(.03));
    CHECK(swapped.plus.high == Approx(found.minus.high).epsilon(.03));
    CHECK(swapped.minus.low == Approx(found.plus.low).epsilon(.03));
    CHECK(swapped.minus.high == Approx(found.plus.high).epsilon(.03));
  }
}
