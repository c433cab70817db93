// The ROC curve: areas, intervals' standard errors, and points.
#include "assay/curve/roc.hpp"

#include "catch.hpp"
#include "curve/examples.hpp"

using namespace assay;
TEST_CASE("the area under the ROC curve is that of other tools") {
  CHECK(roc(with_ties()).auc.number() == Approx(.708333333).epsilon(1e-8));
  CHECK(roc(ranking_of({{.1, 0}, {.4, 0}, {.35, 1}, {.8, 1}})).auc.number() == 0.75);  // scikit-learn's docs
}

TEST_CASE("a constant score has an area of exactly one half") {
  CHECK(roc(ranking_of({{3, 0}, {3, 1}, {3, 0}, {3, 1}, {3, 1}})).auc.number() == 0.5);
}

TEST_CASE("an area below one half stays below") {
  CHECK(roc(ranking_of({{.9, 0}, {.8, 0}, {.3, 1}, {.1, 1}})).auc.number() == 0);
}
