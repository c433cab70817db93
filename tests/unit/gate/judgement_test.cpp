// Judgements: each way in which an estimate can meet a limit, or not.
#include "assay/gate/judgement.hpp"

#include <cmath>
#include <limits>

#include "assay/core/text.hpp"
#include "assay/stats/interval.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using enum Comparison::Sign;
using Spread = std::pair<double, double>;

constexpr double infinity = std::numeric_limits<double>::infinity();

Estimate estimate(double value, std::optional<Spread> spread = std::nullopt) {
  Estimate result{value};
  if (spread) result.interval = Interval{spread->first, spread->second, IntervalMethod::dirichlet};
  return result;
}

const JudgementPlan by_evidence{.evidence = true, .rows = 100, .why_no_interval = "rows have weights"};
const JudgementPlan of_low{.bound = Bound::low, .why_no_interval = "rows have weights"};
const JudgementPlan of_high{.bound = Bound::high, .why_no_interval = "rows have weights"};

// The same seen in a mirror: less is good where more was.
Comparison mirrored(const Comparison& comparison) {
  switch (comparison.sign) {
    case at_least:
      return {at_most, -comparison.limit};
    case above:
      return {below, -comparison.limit};
    case at_most:
      return {at_least, -comparison.limit};
    default:
      return {above, -comparison.limit};
  }
}
Estimate mirrored(const Estimate& one) {
  if (!one.value.defined()) return one;
  Estimate result{-one.value.number()};
  if (one.interval)
    result.interval = Interval{-one.interval->high, -one.interval->low, IntervalMethod::dirichlet};
  return result;
}
JudgementPlan mirrored(JudgementPlan bench) {
  if (bench.bound != Bound::none) bench.bound = bench.bound == Bound::low ? Bound::high : Bound::low;
  return bench;
}

// The judgement, which is the same of what a mirror shows; one that is no pass says why.
Judgement judged(const Estimate& one, const Comparison& comparison, const JudgementPlan& bench) {
  const Judgement found = judge(one, comparison, bench);
  const Judgement other = judge(mirrored(one), mirrored(comparison), mirrored(bench));
  CHECK(found.outcome == other.outcome);
  CHECK(found.margin == other.margin);
  CHECK(found.reason.empty() == (found.outcome == Outcome::pass));
  return found;
}
Outcome outcome(const Estimate& one, const Comparison& comparison, const JudgementPlan& bench) {
  return judged(one, comparison, bench).outcome;
}

}  // namespace

TEST_CASE("a value passes on the good side of the limit, whatever its interval") {
  for (const auto& spread :
       {std::optional<Spread>(), std::optional(Spread{0, 1}), std::optional(Spread{0.5, 0.5})}) {
    CHECK(outcome(estimate(0.75, spread), {at_least, 0.5}, {}) == Outcome::pass);
    CHECK(outcome(estimate(0.5, spread), {at_least, 0.5}, {}) == Outcome::pass);
    CHECK(outcome(estimate(0.25, spread), {at_least, 0.5}, {}) == Outcome::fail);
    CHECK(outcome(estimate(0.75, spread), {above, 0.5}, {}) == Outcome::pass);
    CHECK(outcome(estimate(0.5, spread), {above, 0.5}, {}) == Outcome::fail);
    CHECK(judged(estimate(0.75, spread), {at_least, 0.5}, {}).margin == 0.25);
    CHECK(judged(estimate(0.25, spread), {at_least, 0.5}, {}).margin == -0.25);
  }
}

TEST_CASE("values are compared as they are, not as they are shown") {
  const double limit = 0.95;
  CHECK(outcome(estimate(limit - 1e-14), {at_least, limit}, {}) == Outcome::fail);
  CHECK(outcome(estimate(limit + 1e-14), {above, limit}, {}) == Outcome::pass);
}

TEST_CASE("a value that fails says how far off it is") {
  CHECK(judged(estimate(0.9176), {at_least, 0.95}, {}).reason.text(4) == "0.9176 is 0.0324 below 0.95");
  CHECK(judged(estimate(23), {at_most, 20}, {}).reason.text(4) == "23 is 3 above 20");
  CHECK(judged(estimate(0.9), {above, 0.9}, {}).reason.text(4) == "0.9 is not above 0.9");
  CHECK(judged(estimate(20), {below, 20}, {}).reason.text(4) == "20 is not below 20");
  CHECK_THAT(judged(estimate(0.949997), {at_least, 0.95}, {}).reason.text(4),
             contains("0.949997 is 3e-06 below"));
}

TEST_CASE("a value that is none passes nothing and has no margin") {
  const Estimate undefined{Value::undefined("TP + FP = 0: no row was predicted positive")};
  const Estimate infinite{Value::infinite("FP = 0")};
  for (const JudgementPlan& bench : {JudgementPlan{}, by_evidence, of_low, of_high})
    for (const auto sign : {at_least, above, at_most, below}) {
      CHECK(outcome(undefined, {sign, 0.5}, bench) == Outcome::undefined);
      CHECK_FALSE(judged(infinite, {sign, 0.5}, bench).margin);
      CHECK(judged(undefined, {sign, 0.5}, bench).reason.text(4) ==
            "TP + FP = 0: no row was predicted positive");
      CHECK(judged(infinite, {sign, 0.5}, bench).reason.text(4) == "infinite: FP = 0");
    }
}

TEST_CASE("by evidence a value passes where its whole interval does and fails where none of it does") {
  struct Row {
    Spread spread;
    Outcome at_least_half, above_half;
  };
  for (const auto& [spread, at_least_half, above_half] :
       std::vector<Row>{{{0.625, 0.75}, Outcome::pass, Outcome::pass},
                        {{0.5, 0.75}, Outcome::pass, Outcome::inconclusive},
                        {{0.375, 0.75}, Outcome::inconclusive, Outcome::inconclusive},
                        {{0.25, 0.5}, Outcome::inconclusive, Outcome::fail},
                        {{0.25, 0.375}, Outcome::fail, Outcome::fail}}) {
    CAPTURE(spread.first, spread.second);
    const Estimate middle = estimate((spread.first + spread.second) / 2, spread);
    CHECK(outcome(middle, {at_least, 0.5}, by_evidence) == at_least_half);
    CHECK(outcome(middle, {above, 0.5}, by_evidence) == above_half);
    CHECK(judged(middle, {at_least, 0.5}, by_evidence).margin == middle.value.number() - 0.5);
  }
}

TEST_CASE("an interval that does not hold its value decides alone, and says so") {
  const Judgement fails = judged(estimate(0.75, Spread{0.25, 0.375}), {at_least, 0.5}, by_evidence);
  CHECK(fails.outcome == Outcome::fail);
  CHECK(fails.reason.text(4) == "all of the 95% interval 0.2500 - 0.3750 lies beyond 0.5");
  CHECK(outcome(estimate(0.25, Spread{0.625, 0.75}), {at_least, 0.5}, by_evidence) == Outcome::inconclusive);
}

TEST_CASE("a limit within the interval says how many rows would decide") {
  // From 0.75 to the low bound is twice as far as to the limit: four times the rows.
  CHECK(judged(estimate(0.75, Spread{0.5, 0.875}), {at_least, 0.625}, by_evidence).reason.text(4) ==
        "0.625 lies within the 95% interval 0.5000 - 0.8750; probably passes: about 400 rows would show it, "
        "there are 100");
  CHECK(judged(estimate(0.625, Spread{0.5, 0.875}), {at_least, 0.625}, by_evidence).reason.text(4) ==
        "0.625 lies within the 95% interval 0.5000 - 0.8750; the value equals the limit, so more rows "
        "would not settle it");
  CHECK_THAT(judged(estimate(0.75, Spread{0.5, 0.875}), {at_least, 0.7501}, by_evidence).reason.text(4),
             contains("0.8750; probably fails, but is too close to the limit to settle"));
  JudgementPlan wide = by_evidence;
  wide.confidence = 0.999;
  CHECK_THAT(judged(estimate(0.75, Spread{0.5, 0.875}), {at_least, 0.625}, wide).reason.text(4),
             contains("the 99.9% interval"));
}

TEST_CASE("by evidence a value without a usable interval is inconclusive on either side") {
  struct Row {
    std::optional<Spread> spread;
    const char* reason;
  };
  for (const auto& [spread, reason] :
       std::vector<Row>{{std::nullopt, "there is no interval: rows have weights"},
                        {Spread{0.75, 0.75}, "its interval has no width"}}) {
    const Judgement good = judged(estimate(0.75, spread), {at_least, 0.5}, by_evidence);
    CHECK(good.outcome == Outcome::inconclusive);
    CHECK(good.margin == 0.25);
    CHECK_THAT(good.reason.text(4), contains(reason));
    const Judgement bad = judged(estimate(0.25, spread), {at_least, 0.5}, by_evidence);
    CHECK(bad.outcome == Outcome::inconclusive);
    CHECK(bad.margin == -0.25);
    CHECK_THAT(bad.reason.text(4), contains(reason));
  }
}

TEST_CASE("by evidence an infinite value is judged by where its interval ends") {
  const Estimate ratio{Value::infinite("FP = 0"), Interval{4, infinity, IntervalMethod::dirichlet}};
  const auto outcome_of = [](const Estimate& one, const Comparison& comparison, const JudgementPlan& bench) {
    return judge(one, comparison, bench).outcome;
  };
  CHECK(outcome_of(ratio, {at_least, 3}, by_evidence) == Outcome::pass);
  CHECK(outcome_of(ratio, {at_least, 5}, by_evidence) == Outcome::inconclusive);
  CHECK(outcome_of(ratio, {at_most, 5}, by_evidence) == Outcome::inconclusive);
  CHECK(outcome_of(ratio, {at_most, 3}, by_evidence) == Outcome::fail);
  CHECK(outcome_of(ratio, {at_least, 3}, JudgementPlan{}) == Outcome::undefined);
  CHECK(outcome_of(ratio, {at_least, 3}, of_low) == Outcome::pass);
  CHECK(outcome_of(ratio, {at_least, 5}, of_low) == Outcome::fail);
  CHECK(outcome_of(ratio, {at_most, 5}, of_high) == Outcome::undefined);
  const Estimate alone{Value::infinite("FP = 0")};  // without an interval nothing is shown, either way
  CHECK(outcome_of(alone, {at_least, 3}, by_evidence) == Outcome::inconclusive);
  CHECK(outcome_of(alone, {at_most, 3}, by_evidence) == Outcome::inconclusive);
}

TEST_CASE("a value that no sample changes needs no evidence") {
  JudgementPlan fixed = by_evidence;
  fixed.function_of_n = true;
  CHECK(outcome(estimate(1000), {at_least, 1000}, fixed) == Outcome::pass);
  CHECK(outcome(estimate(999), {at_least, 1000}, fixed) == Outcome::fail);
}

TEST_CASE("a bound is compared in place of the value") {
  const Estimate one = estimate(0.75, Spread{0.5, 0.875});
  CHECK(outcome(one, {at_least, 0.5}, of_low) == Outcome::pass);
  CHECK(outcome(one, {above, 0.5}, of_low) == Outcome::fail);
  CHECK(outcome(one, {at_least, 0.75}, of_low) == Outcome::fail);
  CHECK(outcome(one, {at_most, 0.75}, of_high) == Outcome::fail);
  CHECK(outcome(one, {at_most, 0.875}, of_high) == Outcome::pass);
  CHECK(outcome(one, {at_least, 0.875}, of_high) == Outcome::pass);
  CHECK(judged(one, {at_least, 0.625}, of_low).margin == -0.125);
  CHECK(judged(one, {at_least, 0.625}, of_low).reason.text(4) == "0.5000 is 0.1250 below 0.625");
  JudgementPlan both = of_low;  // a bound is evidence enough
  both.evidence = true;
  CHECK(outcome(one, {at_least, 0.5}, both) == Outcome::pass);
  CHECK(outcome(one, {at_least, 0.625}, both) == Outcome::fail);
}

TEST_CASE("a bound of an interval that is not there is undefined") {
  for (const JudgementPlan& bench : {of_low, of_high}) {
    const Judgement none = judged(estimate(0.75), {at_least, 0.5}, bench);
    CHECK(none.outcome == Outcome::undefined);
    CHECK_FALSE(none.margin);
    CHECK(none.reason.text(4) == "there is no interval: rows have weights");
    const Judgement narrow = judged(estimate(0.75, Spread{0.75, 0.75}), {at_least, 0.5}, bench);
    CHECK(narrow.outcome == Outcome::undefined);
    CHECK_THAT(narrow.reason.text(4), contains("its interval has no width"));
  }
}

TEST_CASE("several outcomes come to the worst, and an undefined one is a failure") {
  const Outcome pass = Outcome::pass, fail = Outcome::fail, inconclusive = Outcome::inconclusive,
                undefined = Outcome::undefined;
  struct Row {
    Outcome a, b, both;
  };
  for (const auto& [a, b, both] : std::vector<Row>{{pass, pass, pass},
                                                   {pass, inconclusive, inconclusive},
                                                   {inconclusive, inconclusive, inconclusive},
                                                   {pass, fail, fail},
                                                   {inconclusive, fail, fail},
                                                   {fail, fail, fail},
                                                   {pass, undefined, fail},
                                                   {inconclusive, undefined, fail},
                                                   {undefined, undefined, fail},
                                                   {fail, undefined, fail}}) {
    CAPTURE(name_of(a), name_of(b));
    CHECK(worst_of(a, b) == both);
    CHECK(worst_of(b, a) == both);
  }
  CHECK(name_of(pass) == "pass");
  CHECK(name_of(fail) == "fail");
  CHECK(name_of(inconclusive) == "inconclusive");
  CHECK(name_of(undefined) == "undefined");
}

TEST_CASE("rows that decide go with the square of how far the interval reaches beyond the limit") {
  const Interval interval{0.5, 0.9375, IntervalMethod::dirichlet};
  CHECK(rows_to_decide(0.75, interval, 0.625, 100) == 400);  // (0.25 / 0.125)^2
  CHECK(rows_to_decide(0.75, interval, 0.875, 100) == 230);  // (0.1875 / 0.125)^2 = 2.25, to two digits
  CHECK(rows_to_decide(0.75, interval, 0.625, 1'000'000) == 4'000'000);
  CHECK(rows_to_decide(0.75, interval, 0.625, 2) == 8);
  CHECK(rows_to_decide(0.75, interval, 0.5, 100) == 100);
  CHECK_FALSE(rows_to_decide(0.75, interval, 0.75, 100));
  CHECK_FALSE(rows_to_decide(0.75, interval, std::nextafter(0.75, 1), 100));
}

TEST_CASE("rows that decide are exact for Wilson's interval, and for ratios on the scale of logarithms") {
  // Of n rows of n the low end is n / (n + 1.96^2): 0.9 from n = 34.6 on; there are 5 rows for 2 of these.
  const Interval all = proportion_interval({2, 2}, ProportionMethod::wilson, 0.95);
  CHECK(rows_to_decide(1, all, 0.9, 5) == 87);
  CHECK(rows_to_decide(0, {1 - all.high, 1 - all.low, IntervalMethod::wilson}, 0.1, 5) == 87);
  CHECK(rows_to_decide(8, {2, 32, IntervalMethod::log}, 4, 100) == 400);  // log 4 is twice log 2
}

TEST_CASE("numbers have as many digits as it takes to tell them from the limit") {
  struct Row {
    double number, limit;
    const char* text;
  };
  for (const auto& [number, limit, text] : std::vector<Row>{{0.9176, 0.95, "0.9176"},
                                                            {0.94998, 0.95, "0.94998"},
                                                            {0.9499999, 0.95, "0.9499999"},
                                                            {0.95004, 0.95, "0.95004"},
                                                            {0.12345, 0.5, "0.1235"},
                                                            {15, 20, "15"},
                                                            {20, 20, "20"},
                                                            {15, 20.5, "15.0000"},
                                                            {-3, 0, "-3"},
                                                            {12345678, 0, "12345678"},
                                                            {15.5, 20, "15.5000"},
                                                            {infinity, 20, "inf"},
                                                            {0.00001, 0, "1e-05"}}) {
    CAPTURE(number, limit);
    CHECK(text_of(rounded_to_differ(number, {at_least, limit}), 4) == text);
  }
}

TEST_CASE("a margin of whole numbers is whole, and a limit is as it was given where that is short") {
  CHECK(text_of(margin_number(3, {at_most, 20}), 4) == "3");
  CHECK(text_of(margin_number(-3, {at_most, 20}), 4) == "-3");
  CHECK(text_of(margin_number(3, {at_most, 20.5}), 4) == "3.0000");
  CHECK(text_of(margin_number(0.25, {at_most, 20}), 2) == "0.25");
  CHECK(text_of(limit_number({at_least, 0.95}), 4) == "0.95");
  CHECK(text_of(limit_number({at_most, 20}), 4) == "20");
  CHECK(text_of(limit_number({at_most, 0.12345678}), 4) == "0.12345678");
  CHECK(text_of(limit_number({at_most, 2.0 / 3}), 4) == "0.666667");
}
