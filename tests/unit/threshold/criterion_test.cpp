// What a threshold is chosen by, as people write it.
#include "assay/threshold/criterion.hpp"

#include "assay/core/error.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("prices are a cost, of which the lowest is best") {
  const auto criterion = criterion_of({.cost = "fp=1, FN=5"}, {});
  REQUIRE(criterion);
  CHECK(criterion->metric->name() == "cost");
  CHECK_FALSE(criterion->goal.highest);
  CHECK(criterion->goal.formula.evaluate(variables_of(TwoByTwo{.tp = 9, .fp = 2, .fn = 3, .tn = 9})) == 17);
}

TEST_CASE("the best is the highest or the lowest as the metric has it, and the highest of one's own") {
  CHECK(criterion_of({.best = "f1"}, {})->words == "highest f1");
  CHECK(criterion_of({.best = "type_1_error"}, {})->words == "lowest fpr");
  CHECK(criterion_of({.best = "gain"}, {own_metric("gain = TP - FP")})->words == "highest gain");
  CHECK_THROWS_WITH(criterion_of({.best = "prevalence"}, {}), contains("has no direction"));
  CHECK_THROWS_WITH(criterion_of({.best = "roc_auc"}, {}), contains("is not one of a threshold"));
}

TEST_CASE("conditions and a capacity narrow what is chosen from") {
  const auto criterion =
      criterion_of({.best = "recall", .conditions = {"precision >= 0.9", "fpr < 5%"}, .capacity = 20}, {});
  CHECK(criterion->words == "highest recall where precision >= 0.9 and fpr < 5% within a capacity of 20");
  REQUIRE(criterion->goal.conditions.size() == 2);
  CHECK(criterion->goal.conditions[1].comparison.limit == 0.05);
  CHECK(criterion->goal.capacity == 20);
}

TEST_CASE("a criterion that says too little, too much or nothing is refused, or there is none") {
  CHECK_FALSE(criterion_of({}, {}));
  CHECK_THROWS_AS(criterion_of({.best = "f1", .cost = "fp=1"}, {}), Error);
  CHECK_THROWS_AS(criterion_of({.conditions = {"recall > 0"}}, {}), Error);
  for (const char* prices : {"", "fp", "fp=x", "fp=1,fp=2", "pp=1", "fp=inf"}) {
    CAPTURE(prices);
    CHECK_THROWS_WITH(criterion_of({.cost = prices}, {}), contains("--min-cost cannot be"));
  }
}
