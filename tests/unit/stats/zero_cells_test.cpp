#include "assay/stats/zero_cells.hpp"

#include <cmath>
#include <vector>

#include "catch.hpp"

using namespace assay;

TEST_CASE("an empty cell gets the rows that Wilson's interval of none allows") {
  // The upper end of 0 of n is 1.96^2 / (n + 1.96^2): 0.4344824 of 5, 2.1724122 rows; 0 of 20 is .1611251581
  // (Newcombe 1998).
  const auto [missed, alarms] = with_zero_cells_filled({.tp = 5, .fp = 0, .fn = 0, .tn = 20}, 0.95);
  CHECK(missed.fn == Approx(2.1724122));
  CHECK(missed.tp == Approx(5 - 2.1724122));
  CHECK(missed.fp == 0);
  CHECK(missed.tn == 20);
  CHECK(alarms.fp == Approx(20 * .1611251581));
  CHECK(alarms.tn == Approx(20 - 20 * .1611251581));
  CHECK(alarms.tp == 5);
}

TEST_CASE("of more rows a smaller share may be unseen") {
  // As of 0 of 20, of 5 rows.
  const auto [missed, alarms] = with_zero_cells_filled({.tp = 5, .fp = 1, .fn = 0, .tn = 4}, 0.95, 4);
  CHECK(missed.fn == Approx(5 * .1611251581));
  CHECK(missed.tp == Approx(5 - 5 * .1611251581));
  CHECK(alarms.fp == 1);
}

TEST_CASE("hits that there are none of are unseen as well, and a side without rows stays as it is") {
  const auto [found, none] = with_zero_cells_filled({.tp = 0, .fp = 0, .fn = 5, .tn = 0}, 0.95);
  CHECK(found.tp == Approx(2.1724122));
  CHECK(found.fn == Approx(5 - 2.1724122));
  CHECK(none.fp == 0);
  CHECK(none.tn == 0);
  const TwoByTwo full{.tp = 4, .fp = 3, .fn = 2, .tn = 1};
  for (const TwoByTwo& same : with_zero_cells_filled(full, 0.95)) {
    CHECK(same.tp == 4);
    CHECK(same.fp == 3);
    CHECK(same.fn == 2);
    CHECK(same.tn == 1);
  }
}

TEST_CASE("what else a value could be widens its interval as independent errors add up") {
  const Interval interval{0.6, 0.9, IntervalMethod::bootstrap};
  const auto with = [&](const std::vector<double>& alternatives) {
    return widened(interval, 0.9, alternatives);
  };
  CHECK(with({}).low == Approx(0.6));
  CHECK(with({0.5}).low == Approx(0.4));                    // 0.3 and 0.4 are 0.5 together
  CHECK(with({0.9 - 0.4, 0.9 - 1.2}).low == Approx(-0.4));  // 0.3, 0.4 and 1.2 are 1.3
  CHECK(with({0.5}).high == Approx(0.9));
  CHECK(with({1.0}).high == Approx(1.0));
  CHECK(with({0.9, std::nan(""), INFINITY}).low == Approx(0.6));
  CHECK(with({0.5}).method == IntervalMethod::bootstrap);
}

TEST_CASE("pairs in the right order are a share like any other") {
  const Interval all = interval_of_pairs(1, 20, 0.95);  // 20 of 20: the mirror of 0 of 20
  CHECK(all.low == Approx(1 - .1611251581));
  CHECK(all.high == 1);
}
