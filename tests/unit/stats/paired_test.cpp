// Tests of differences on the same rows.
#include "assay/stats/paired.hpp"

#include <array>

#include "assay/stats/interval.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("McNemar's test, exact and mid-p") {
  // R 4.2.2: binom.test(3, 13)$p.value, and that less dbinom(3, 13, .5).
  const Discordant few{.first = 10, .second = 3, .rows = 40};
  CHECK(mcnemar_exact(few) == Approx(.09228515625));
  CHECK(mcnemar_mid_p(few) == Approx(.057373046875));
  // Bowker & Agresti's approval ratings (Agresti 2002, Categorical Data Analysis, table 10.1).
  CHECK(mcnemar_exact({.first = 86, .second = 150, .rows = 1600}) == Approx(3.71593613957143e-05));
  CHECK(mcnemar_exact({.first = 0, .second = 0, .rows = 9}) == 1);
  CHECK(mcnemar_mid_p({.first = 0, .second = 0, .rows = 9}) == 1);
  CHECK(mcnemar_mid_p({.first = 4, .second = 4, .rows = 9}) == 1);
}

TEST_CASE("Tango's interval of a difference of paired shares") {
  // Airway hyper-responsiveness, Fagerland, Lydersen & Laake 2014, Stat Med 33:2850, table V.
  const Interval airways = tango_interval({.first = 7, .second = 1, .rows = 21}, .95);
  CHECK(airways.low == Approx(-.517).margin(.0006));
  CHECK(airways.high == Approx(-.026).margin(.0006));
  // Swapping the two changes signs only.
  const Interval swapped = tango_interval({.first = 1, .second = 7, .rows = 21}, .95);
  CHECK(swapped.low == Approx(-airways.high));
  CHECK(swapped.high == Approx(-airways.low));
}

TEST_CASE("Newcombe's interval of a difference of two shares") {
  // Newcombe 1998, Stat Med 17:873, table II, method 10: 56/70 - 48/80.
  const Estimate first{48. / 80, proportion_interval({48, 80}, ProportionMethod::wilson, .95)};
  const Estimate second{56. / 70, proportion_interval({56, 70}, ProportionMethod::wilson, .95)};
  const Interval interval = newcombe_interval(first, second);
  CHECK(interval.low == Approx(.0524).margin(.00005));
  CHECK(interval.high == Approx(.3339).margin(.00005));
}

TEST_CASE("p-values are corrected for their number") {
  // R 4.2.2: p.adjust(c(.01, .04, .03, .005), "holm") and "BH".
  const std::array p{.01, .04, .03, .005};
  const std::array holm{.03, .06, .06, .02}, bh{.02, .04, .04, .02};
  const auto by_holm = corrected(p, Correction::holm), by_bh = corrected(p, Correction::benjamini_hochberg);
  for (std::size_t i = 0; i < p.size(); ++i) {
    CHECK(by_holm[i] == Approx(holm[i]));
    CHECK(by_bh[i] == Approx(bh[i]));
  }
}

TEST_CASE("A distance from 0 as a two-sided probability") {
  CHECK(two_sided_p(1.959963984540054, std::nullopt) == Approx(.05));  // R: 2 * pnorm(-x)
  CHECK(two_sided_p(-2.262157162740992, 9) == Approx(.05));            // R: qt(.975, 9)
}
