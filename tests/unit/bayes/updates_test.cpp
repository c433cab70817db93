// One result after another, measured tests, and hypotheses: by hand.
#include "assay/bayes/measured.hpp"
#include "assay/bayes/sequence.hpp"
#include "assay/core/error.hpp"
#include "catch.hpp"

using namespace assay;

TEST_CASE("each result updates what the one before it left") {
  const NamedTest flu{.name = "", .rates = rates_by_fpr(0.6, 0.5)};
  const auto updates = in_sequence(0.05, {flu}, {true, true, false});
  REQUIRE(updates.size() == 3);
  CHECK(updates[0].lr.number() == Approx(1.2));
  CHECK(updates[0].posterior.number() == Approx(0.03 / 0.505));
  CHECK(updates[1].posterior.number() == Approx(0.018 / (0.018 + 0.2375)));
  CHECK(updates[2].lr.number() == Approx(0.8));
  CHECK(updates[2].posterior.number() == Approx(0.0072 / (0.0072 + 0.11875)));
  CHECK(in_odds(0.05, updates).back().value.number() == Approx(0.0072 / (0.0072 + 0.11875)));
}

TEST_CASE("a sequence ends with a result that cannot occur, and has no odds where they are infinite") {
  const NamedTest sure{.name = "", .rates = rates_by_fpr(1, 0)};
  const auto updates = in_sequence(0.5, {sure}, {true, false, true});
  REQUIRE(updates.size() == 2);
  CHECK(updates[0].posterior.number() == 1);
  CHECK_FALSE(updates[1].posterior.defined());
  CHECK(in_odds(0.5, updates).empty());
}

TEST_CASE("a measured test has the rates of its rows, and intervals where they are asked for") {
  const MeasuredTest flu({.tp = 60, .fp = 50, .fn = 40, .tn = 50}, std::nullopt);
  CHECK(flu.sensitivity().value.number() == 0.6);
  CHECK(flu.lr_plus().value.number() == Approx(1.2));
  CHECK(flu.after_positive(0.05).value.number() == Approx(0.03 / 0.505));
  CHECK(flu.negative_predictive_value(0.05).value.number() == Approx(0.475 / 0.495));
  CHECK_FALSE(flu.after_positive(0.05).interval);
  const MeasuredTest with({.tp = 60, .fp = 50, .fn = 40, .tn = 50}, BootstrapPlan{});
  const Estimate after = with.after_negative(0.05), npv = with.negative_predictive_value(0.05);
  REQUIRE((after.interval && npv.interval));
  CHECK(npv.interval->low == Approx(1 - after.interval->high));
  CHECK(npv.interval->high == Approx(1 - after.interval->low));
  CHECK_THROWS_AS(MeasuredTest({.fp = 1, .tn = 2}, std::nullopt), Error);
}

TEST_CASE("hypotheses are updated by all evidence, up to what is impossible") {
  // Behind which of three doors the car is: the first is chosen, and the host opens the third.
  const std::vector<double> doors(3, 1.0 / 3);
  const auto opened = updated_by_all(doors, {{0.5, 1, 0}});
  REQUIRE(opened.after.size() == 1);
  CHECK(opened.after[0][1] == Approx(2.0 / 3));
  CHECK(most_probable(opened.after[0]).hypothesis == 1);
  CHECK_FALSE(most_probable(opened.after[0]).tied);
  CHECK(most_probable(doors).tied);
  CHECK(updated_by_all(doors, {{0.5, 1, 0}, {0, 0, 1}}).impossible == 1);
}
