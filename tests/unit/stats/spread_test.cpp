// How numbers scatter.
#include "assay/stats/spread.hpp"

#include <vector>

#include "catch.hpp"

using namespace assay;

TEST_CASE("the standard deviation divides by n - 1") {
  // Mean 5, squared distances 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32.
  const std::vector<double> numbers{2, 4, 4, 4, 5, 5, 7, 9};
  const Spread spread = spread_of(numbers).value();
  CHECK(spread.mean == 5);
  CHECK(spread.sd.value() == Approx(2.138089935299395));  // sqrt(32 / 7)
  CHECK(spread.low == 2);
  CHECK(spread.high == 9);
}

TEST_CASE("one number has no standard deviation, and none have nothing") {
  const std::vector<double> one{0.3};
  CHECK(spread_of(one).value().mean == 0.3);
  CHECK(spread_of(one).value().low == 0.3);
  CHECK_FALSE(spread_of(one).value().sd);
  CHECK_FALSE(spread_of({}));
}

TEST_CASE("equal numbers do not scatter, and large ones do not cancel") {
  const std::vector<double> equal{0.1, 0.1, 0.1};
  CHECK(spread_of(equal).value().mean == 0.1);
  CHECK(spread_of(equal).value().sd == 0.0);
  const std::vector<double> large{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16};
  CHECK(spread_of(large).value().sd.value() == Approx(5.477225575051661));  // sqrt(30)
}
