// Laws of gates and judgements, over random tables.
#include <cmath>
#include <limits>
#include <random>

#include "assay/core/text.hpp"
#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/gate.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

using enum Comparison::Sign;

constexpr Comparison::Sign every_sign[] = {at_least, above, at_most, below};

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t n) { return random_() % n; }
  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11) * 0x1p-53;
  }

 private:
  std::mt19937_64 random_;
};

// What a table of 0 to some hundred rows a cell comes to: shares with Wilson intervals, counts, ratios on the
// log scale, and others by a bootstrap; some are undefined.
std::vector<Estimate> estimates_of(Draw& draw) {
  const auto cell = [&] { return static_cast<double>(draw.below(std::size_t{1} << draw.below(9))); };
  const TwoByTwo table{.tp = cell(), .fp = cell(), .fn = cell(), .tn = cell()};
  const Sample predictions{.matrix = two_class_matrix(table, {"0", "1"}), .positive = 1, .selected = 2};
  const EvaluationPlan plan{.intervals = {.bootstrap = {.replicates = 60}}};
  std::vector<Estimand> estimands;
  for (const char* name : {"precision", "recall", "accuracy", "f1", "mcc", "lr_plus"})
    estimands.push_back({bound_metric(name)});
  estimands.push_back({own_metric("mistakes = FP + FN")});
  estimands.push_back({own_metric("cost = 5*FN + FP")});
  std::vector<Estimate> estimates;
  const Results results = evaluate(predictions, estimands, plan);
  for (const Estimated& one : results.all()) estimates.push_back(one.estimate);
  return estimates;
}

// A limit near the estimate: on either side of it and of its bounds, and often one of these themselves.
double limit_near(const Estimate& estimate, Draw& draw) {
  const double value = estimate.value.defined() ? estimate.value.number() : 0.5;
  const double low = estimate.interval ? estimate.interval->low : value - 0.1;
  const bool bounded = estimate.interval && std::isfinite(estimate.interval->high);
  const double high = bounded ? estimate.interval->high : std::max(low, value) + 0.1;
  const double close = 1e-12 * std::max(1.0, std::abs(value));
  const double some[] = {value, low, high, value + close, value - close};
  const std::size_t choice = draw.below(10);
  if (choice < std::size(some)) return some[choice];
  return draw.between(low - (high - low) / 2, high + (high - low) / 2);
}

// Puts a law to estimates, limits near them, and an interval or a bench that is like any other.
template <class Law>
void for_random_gates(std::uint64_t seed, Law law) {
  Draw draw(seed);
  for (int i = 0; i < 250; ++i)
    for (const Estimate& estimate : estimates_of(draw)) {
      const double limit = limit_near(estimate, draw);
      const JudgementPlan bench{.evidence = true, .rows = 100, .why_no_interval = "rows have weights"};
      CAPTURE(i, estimate.value.defined() ? estimate.value.number() : 0, limit);
      law(estimate, limit, bench, draw);
    }
}

JudgementPlan without_evidence(JudgementPlan bench) {
  bench.evidence = false;
  return bench;
}
JudgementPlan of_bound(JudgementPlan bench, Bound bound) {
  bench.bound = bound;
  return bench;
}

// How good an outcome is; undefined is as bad as failed.
int rank(Outcome outcome) { return outcome == Outcome::pass ? 2 : outcome == Outcome::inconclusive ? 1 : 0; }

Comparison::Sign other_side(Comparison::Sign sign) {
  return sign == at_least ? below : sign == above ? at_most : sign == at_most ? above : at_least;
}

}  // namespace

TEST_CASE("law: a plain gate passes where its value is on the good side of the limit, and else fails") {
  for_random_gates(1, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    for (const auto sign : every_sign) {
      const Comparison comparison{sign, limit};
      const Judgement found = judge(estimate, comparison, without_evidence(bench));
      if (!estimate.value.defined()) {
        CHECK(found.outcome == Outcome::undefined);
        continue;
      }
      const double value = estimate.value.number();
      const bool good = sign == at_least  ? value >= limit
                        : sign == above   ? value > limit
                        : sign == at_most ? value <= limit
                                          : value < limit;
      CHECK(found.outcome == (good ? Outcome::pass : Outcome::fail));
      REQUIRE(found.margin);
      CHECK((*found.margin > 0) == (good && value != limit));
      CHECK((*found.margin == 0) == (value == limit));
      CHECK(std::abs(*found.margin) == std::abs(value - limit));
    }
  });
}

TEST_CASE("law: by evidence a pass has both bounds on the good side, and a failure neither") {
  for_random_gates(2, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    for (const auto sign : every_sign) {
      const Comparison comparison{sign, limit};
      const Outcome found = judge(estimate, comparison, bench).outcome;
      const auto& interval = estimate.interval;
      const bool wide = interval && interval->low < interval->high;
      if (found == Outcome::pass) {
        REQUIRE(wide);
        CHECK(comparison.holds(interval->low));
        CHECK(comparison.holds(interval->high));
      } else if (found == Outcome::fail && wide) {
        CHECK_FALSE(comparison.holds(interval->low));
        CHECK_FALSE(comparison.holds(interval->high));
      } else if (found == Outcome::fail) {
        CHECK_FALSE(comparison.holds(estimate.value.number()));
      } else if (found == Outcome::inconclusive && wide) {
        CHECK(comparison.holds(interval->low) != comparison.holds(interval->high));
      }
    }
  });
}

TEST_CASE("law: by evidence a gate passes where a gate on its worse bound does") {
  for_random_gates(3, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    for (const auto sign : every_sign) {
      const Comparison comparison{sign, limit};
      const Bound worse = comparison.wants_more() ? Bound::low : Bound::high;
      const Outcome of_worse = judge(estimate, comparison, of_bound(bench, worse)).outcome;
      CHECK((judge(estimate, comparison, bench).outcome == Outcome::pass) == (of_worse == Outcome::pass));
    }
  });
}

TEST_CASE("law: evidence never turns a failure into a pass where the interval holds the value") {
  for_random_gates(4, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    if (!estimate.value.defined() || !estimate.interval) return;
    const double value = estimate.value.number();
    if (value < estimate.interval->low || value > estimate.interval->high) return;
    for (const auto sign : every_sign) {
      const Outcome plain = judge(estimate, {sign, limit}, without_evidence(bench)).outcome;
      const Outcome found = judge(estimate, {sign, limit}, bench).outcome;
      if (plain == Outcome::fail) CHECK(found != Outcome::pass);
      if (plain == Outcome::pass) CHECK(found != Outcome::fail);
    }
  });
}

TEST_CASE("law: a tighter limit never makes an outcome better") {
  for_random_gates(5, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw& draw) {
    const double farther = limit_near(estimate, draw);
    for (const auto sign : every_sign) {
      const Comparison one{sign, limit}, other{sign, farther};
      const bool other_is_tighter = one.wants_more() ? farther > limit : farther < limit;
      const Comparison &loose = other_is_tighter ? one : other, &tight = other_is_tighter ? other : one;
      for (const JudgementPlan& any :
           {bench, without_evidence(bench), of_bound(bench, Bound::low), of_bound(bench, Bound::high)}) {
        const Judgement loosely = judge(estimate, loose, any), tightly = judge(estimate, tight, any);
        CHECK(rank(tightly.outcome) <= rank(loosely.outcome));
        if (loosely.margin && tightly.margin) CHECK(*tightly.margin <= *loosely.margin);
      }
    }
  });
}

TEST_CASE("law: at the same limit a gate that includes it is met wherever one that does not is") {
  for_random_gates(6, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    for (const JudgementPlan& any : {bench, without_evidence(bench)})
      for (const auto& [strict, with_limit] : {std::pair(above, at_least), std::pair(below, at_most)})
        CHECK(rank(judge(estimate, {strict, limit}, any).outcome) <=
              rank(judge(estimate, {with_limit, limit}, any).outcome));
  });
}

TEST_CASE("law: of a gate and its opposite not both pass, and not both fail") {
  for_random_gates(7, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    if (!estimate.value.defined()) return;
    for (const auto sign : every_sign) {
      const Comparison one{sign, limit}, opposite{other_side(sign), limit};
      for (const JudgementPlan& any : {bench, without_evidence(bench)}) {
        const Outcome a = judge(estimate, one, any).outcome, b = judge(estimate, opposite, any).outcome;
        CHECK_FALSE((a == Outcome::pass && b == Outcome::pass));
        CHECK_FALSE((a == Outcome::fail && b == Outcome::fail));
        const bool wide = estimate.interval && estimate.interval->low < estimate.interval->high;
        if (wide) CHECK((a == Outcome::inconclusive) == (b == Outcome::inconclusive));
      }
    }
  });
}

TEST_CASE("law: what does not pass says why, and what was compared as a number has a margin") {
  for_random_gates(8, [](const Estimate& estimate, double limit, const JudgementPlan& bench, Draw&) {
    for (const auto sign : every_sign)
      for (const JudgementPlan& any : {bench, without_evidence(bench), of_bound(bench, Bound::low)}) {
        const Judgement found = judge(estimate, {sign, limit}, any);
        CHECK(found.reason.empty() == (found.outcome == Outcome::pass));
        const bool as_infinite = estimate.value.is_infinite() && any.bound == Bound::none;
        CHECK(found.margin.has_value() == (found.outcome != Outcome::undefined && !as_infinite));
      }
  });
}

TEST_CASE("law: several outcomes come to the same in any order, and no better than each") {
  const Outcome all[] = {Outcome::pass, Outcome::fail, Outcome::inconclusive, Outcome::undefined};
  for (const Outcome a : all)
    for (const Outcome b : all) {
      CHECK(worst_of(a, b) == worst_of(b, a));
      CHECK(rank(worst_of(a, b)) == std::min(rank(a), rank(b)));
      CHECK(worst_of(a, b) != Outcome::undefined);
      for (const Outcome c : all) CHECK(worst_of(worst_of(a, b), c) == worst_of(a, worst_of(b, c)));
    }
}

TEST_CASE("law: a number's text lies on the same side of the limit as the number") {
  Draw draw(9);
  const auto side = [](double x, double limit) { return (x > limit) - (x < limit); };
  for (int i = 0; i < 20'000; ++i) {
    const double scale = std::pow(10.0, static_cast<double>(draw.below(16)) - 8);
    const double limit = draw.below(4) == 0 ? std::round(draw.between(-50, 50)) : draw.between(-1, 1) * scale;
    const double distance = std::pow(10.0, -static_cast<double>(draw.below(18))) * draw.between(-1, 1);
    double number = limit + distance * (limit == 0 ? 1 : std::abs(limit));
    if (draw.below(5) == 0) number = std::nextafter(limit, draw.below(2) == 0 ? 1e300 : -1e300);
    if (draw.below(5) == 0) number = std::round(draw.between(-1000, 1000));
    if (Comparison{at_least, limit}.equals(number)) continue;
    const int digits = static_cast<int>(draw.below(10));
    const std::string text = text_of(rounded_to_differ(number, {at_least, limit}), digits);
    CAPTURE(number, limit, digits, text);
    const auto shown = number_from(text);
    REQUIRE(shown);
    CHECK(side(*shown, limit) == side(number, limit));
    const double unit = std::pow(10.0, -digits);  // or, of numbers near 0, two digits
    CHECK(std::abs(*shown - number) <= std::max(unit, std::abs(number) * 0.05) / 2 * (1 + 1e-9));
    if (number == std::floor(number) && limit == std::floor(limit))
      CHECK(text.find_first_not_of("-0123456789") == std::string::npos);
  }
}

TEST_CASE("law: more rows decide where the limit is nearer, and as many more as there were more") {
  Draw draw(10);
  for (int i = 0; i < 2000; ++i) {
    const double value = draw.between(0.1, 0.9);
    const Interval interval{value - draw.between(0.01, 0.1), value + draw.between(0.01, 0.1),
                            IntervalMethod::dirichlet};
    double limit = draw.between(interval.low, interval.high);
    if (std::abs(limit - value) < 1e-4) limit = value + 1e-4;  // nearer, none is said to
    const double rows = std::round(draw.between(10, 1e5));
    const double width = std::max(value - interval.low, interval.high - value);
    const double most = rows * std::pow(2 * width / (limit - value), 2);
    if (10 * most > 1e6) continue;  // beyond that none are named
    CAPTURE(value, interval.low, interval.high, limit, rows);
    const auto needed = rows_to_decide(value, interval, limit, rows);
    REQUIRE(needed);
    CHECK(*needed >= rows);
    CHECK(*needed == std::floor(*needed));
    CHECK(number_from(exact(*needed)) == *needed);
    const auto nearer = rows_to_decide(value, interval, (limit + value) / 2, rows);
    CHECK(*nearer >= 4 * rows);
    CHECK(*nearer == Approx(4 * *needed).epsilon(0.15).margin(4));  // each to two digits
    CHECK(*rows_to_decide(value, interval, limit, 10 * rows) ==
          Approx(10 * *needed).epsilon(0.11).margin(10));
  }
}

TEST_CASE(
    "law: the rows that are said to decide do where the interval is Wilson's, and a tenth less do not") {
  Draw draw(11);
  for (int i = 0; i < 5000; ++i) {
    const double n = 10 + static_cast<double>(draw.below(5000));
    const double k = std::round(n * draw.between(0, 1)), value = k / n;
    const Interval interval = proportion_interval({k, n}, ProportionMethod::wilson, 0.95);
    const double limit =
        value + draw.between(0.2, 0.95) * ((draw.below(2) == 0 ? interval.low : interval.high) - value);
    const auto needed = rows_to_decide(value, interval, limit, n);
    if (!needed) continue;  // the value is at the end of its interval
    const auto decides = [&](double rows) {
      const Interval then = proportion_interval({value * rows, rows}, ProportionMethod::wilson, 0.95);
      return then.low > limit || then.high < limit;
    };
    CAPTURE(k, n, limit, *needed);
    CHECK(decides(*needed * (1 + 1e-9)));
    CHECK_FALSE(decides(*needed / 1.11 - 1));  // two digits are rounded up by a tenth at most
  }
}
