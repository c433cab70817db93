// Formulas that are a rising function of a share of rows.
#include "assay/formula/formula.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("F1 is a rising function of the share of true positives among positives of either side") {
  const auto found = bound_metric("f1").formula()->weighted_share({.tp = 10, .fp = 3, .fn = 2, .tn = 85});
  REQUIRE(found.has_value());
  CHECK(found->share.k == 10);
  CHECK(found->share.n == 15);
  CHECK(found->weight == 2);
  CHECK(found->at(10.0 / 15) == Approx(20.0 / 25));  // 2 TP / (2 TP + FP + FN)
  CHECK(found->at(0) == 0);
  CHECK(found->at(1) == 1);
}

TEST_CASE("the share is read from the tree, however it is written") {
  const TwoByTwo table{.tp = 10, .fp = 3, .fn = 2, .tn = 85};
  const auto share = [&](const char* text) { return Formula::parse(text, {}).weighted_share(table); };
  REQUIRE(share("TP / (TP + 3 * (FP + FN))").has_value());
  CHECK(share("TP / (TP + 3 * (FP + FN))")->weight == Approx(1.0 / 3));
  REQUIRE(share("2*TP / (P + PP)").has_value());  // F1
  CHECK(share("2*TP / (P + PP)")->share.n == 15);
  for (const char* none : {"TP", "TP / FP", "5*TP / (5*TP + 4*FN + FP)", "(TP + 2*TN) / n", "TP / (TP * FP)",
                           "(TP - FP) / n", "1 / TP"}) {
    CAPTURE(none);
    CHECK_FALSE(share(none).has_value());
  }
}
