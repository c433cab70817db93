// How intervals are to be made, in a line.
#include "assay/stats/interval_plan.hpp"

#include "catch.hpp"

using namespace assay;

TEST_CASE("a plan of intervals names the methods that are used, and at which confidence") {
  CHECK(text_of({}, false) == "wilson,log,normal,bootstrap 95%");
  CHECK(text_of({}, true) == "wilson,log,normal,delong,logit,bootstrap 95%");
  CHECK(text_of({.proportions = ProportionMethod::exact, .bootstrap = {.confidence = 0.999}}, false) ==
        "exact,log,normal,bootstrap 99.9%");
  CHECK(text_of({.wanted = false}, true) == "none");
}

TEST_CASE("plans that make other intervals have another text") {
  const IntervalPlan plain;
  const IntervalPlan other_areas{.areas = AucMethod::logit}, filled{.zero_cells = true};
  CHECK(text_of(other_areas, true) == "wilson,log,normal,logit,bootstrap 95%");
  CHECK(text_of(other_areas, true) != text_of(plain, true));
  CHECK(text_of(filled, false) == "wilson,log,normal,bootstrap+zero-cell 95%");
}
