// How intervals are to be made, in a line.
#include "assay/stats/interval_plan.hpp"

#include "catch.hpp"

using namespace assay;

TEST_CASE("a plan of intervals tells their confidence, and the plain methods that were asked for") {
  CHECK(text_of(IntervalPlan{}) == "95%");
  CHECK(text_of(IntervalPlan{.wanted = false}) == "none");
  IntervalPlan plan{.bootstrap = {.confidence = 0.999}};
  for (const std::string_view name : {"exact", "delong"}) plan = with_method(plan, name).value();
  CHECK(text_of(plan) == "99.9% exact,delong");
}

TEST_CASE("each plain method changes a plan, and no other word does") {
  for (const std::string_view name : plain_methods()) {
    CAPTURE(name);
    const auto plan = with_method({}, name);
    REQUIRE(plan.has_value());
    CHECK(methods_of(*plan) == std::vector{name});
  }
  CHECK(methods_of({}).empty());
  CHECK_FALSE(with_method({}, "wald").has_value());
}
