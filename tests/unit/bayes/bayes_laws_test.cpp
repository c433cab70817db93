// Laws of Bayes' theorem, over a grid of priors and rates.
#include <cmath>
#include <cstdint>

#include "assay/bayes/bayes.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const std::vector<double> priors{0, 1e-9, .001, .01, .05, .2, .5, .8, .99, 1};
const std::vector<double> rates{0, .001, .05, .3, .5, .9, .99, 1};

double formula_number(const char* formula, const Evidence& evidence) {
  return bayes_formula(formula).evaluate(variables_of(evidence));
}

bool near(double a, double b) {
  return a == b || std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b)) + 1e-15;
}

// Calls `check` with each prior, sensitivity and fpr that may be positive.
template <class Check>
void each_test(const Check& check) {
  for (const double prior : priors)
    for (const double sensitivity : rates)
      for (const double fpr : rates) {
        CAPTURE(prior, sensitivity, fpr);
        check(prior, rates_by_fpr(sensitivity, fpr));
      }
}

bool inside(double x) { return x > 0 && x < 1; }

}  // namespace

TEST_CASE("law: posterior odds are prior odds times the likelihood ratio") {
  each_test([](double prior, const TestRates& test) {
    if (prior == 1 || test.fpr == 0) return;
    const Evidence evidence{.prior = prior, .test = test};
    const double after = formula_number("posterior", evidence), odds = prior / (1 - prior);
    if (inside(after))
      CHECK(after / (1 - after) ==
            Approx(odds * test.sensitivity / test.fpr).epsilon(1e-14 / std::min(after, 1 - after)));
    CHECK(near(formula_number("posterior_odds", evidence), odds * test.sensitivity / test.fpr));
    const Value by_lr = posterior(prior, test.sensitivity / test.fpr);
    REQUIRE(by_lr.defined());
    if (!std::isnan(after)) CHECK(near(by_lr.number(), after));
  });
}

TEST_CASE("law: results one after the other are the results together, in any order") {
  const double ratios[] = {0, .01, .5, 1, 3, 99, 1e6};
  for (const double prior : priors)
    for (const double first : ratios)
      for (const double second : ratios) {
        CAPTURE(prior, first, second);
        if (prior == 1 && first * second == 0) continue;  // rules out what is certain
        const double together = posterior(prior, first * second).number();
        CHECK(near(posterior(posterior(prior, first).number(), second).number(), together));
        CHECK(near(posterior(posterior(prior, second).number(), first).number(), together));
      }
}

TEST_CASE("law: hypotheses are updated evidence by evidence as at once") {
  const double before[] = {.1, .2, .3, .4, 0}, first[] = {.9, .5, 0, .1, 1}, second[] = {.2, .7, .9, .4, 1};
  double both[5];
  for (std::size_t i = 0; i < 5; ++i) both[i] = first[i] * second[i];
  const auto one_way = updated(*updated(before, first), second);
  const auto other_way = updated(*updated(before, second), first);
  const auto together = updated(before, both);
  double sum = 0;
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(near((*one_way)[i], (*together)[i]));
    CHECK(near((*other_way)[i], (*together)[i]));
    sum += (*together)[i];
  }
  CHECK(sum == Approx(1).epsilon(1e-15));
}

TEST_CASE("law: the posterior by rates is the precision of a table with the same prevalence") {
  const Formula precision = *bound_metric("precision").formula(), npv = *bound_metric("npv").formula();
  for (const double tp : {0, 1, 7, 90})
    for (const double fp : {0, 3, 89, 1000})
      for (const double fn : {0, 1, 10})
        for (const double tn : {0, 5, 900}) {
          if (tp + fn == 0 || fp + tn == 0) continue;
          CAPTURE(tp, fp, fn, tn);
          const Variables table = variables_of(TwoByTwo{.tp = tp, .fp = fp, .fn = fn, .tn = tn});
          const Evidence evidence{.prior = (tp + fn) / (tp + fp + fn + tn),
                                  .test = TestRates{.sensitivity = tp / (tp + fn),
                                                    .specificity = tn / (fp + tn),
                                                    .fpr = fp / (fp + tn),
                                                    .fnr = fn / (tp + fn)}};
          if (tp + fp > 0) CHECK(near(formula_number("posterior", evidence), precision.evaluate(table)));
          if (fn + tn > 0)
            CHECK(near(1 - formula_number("posterior_negative", evidence), npv.evaluate(table)));
        }
}

TEST_CASE("law: a hypothesis and its complement sum to one") {
  each_test([](double prior, const TestRates& test) {
    const double yes = formula_number("posterior", {.prior = prior, .test = test});
    const double no =
        formula_number("posterior", {.prior = 1 - prior, .test = rates_by_fpr(test.fpr, test.sensitivity)});
    if (!std::isnan(yes)) CHECK(std::abs(yes + no - 1) <= 1e-12);
  });
}

TEST_CASE("law: certainty stays, and a posterior rises with the prior") {
  for (const double sensitivity : rates)
    for (const double fpr : rates) {
      CAPTURE(sensitivity, fpr);
      const TestRates test = rates_by_fpr(sensitivity, fpr);
      if (fpr > 0) CHECK(formula_number("posterior", {.prior = 0, .test = test}) == 0);
      if (sensitivity > 0) CHECK(formula_number("posterior", {.prior = 1, .test = test}) == 1);
      double last = 0;
      for (const double prior : priors) {
        const double after = formula_number("posterior", {.prior = prior, .test = test});
        if (std::isnan(after)) continue;
        CHECK(after >= last);
        CHECK(after <= 1);
        last = after;
      }
    }
}

TEST_CASE("law: what is needed for a posterior brings it back") {
  each_test([](double prior, const TestRates& test) {
    if (!inside(prior)) return;
    const double target = formula_number("posterior", {.prior = prior, .test = test});
    if (!inside(target)) return;
    const Evidence evidence{.prior = prior, .test = test, .posterior = target};
    const double odds_error = 1e-9 / std::min(target, 1 - target) * 1e-6;  // of the target, as a double
    const auto back = [&](Unknown unknown, double known) {
      CAPTURE(name_of(unknown), target);
      const Value value = needed(unknown, evidence).value;
      REQUIRE(value.defined());
      CHECK(value.number() == Approx(known).epsilon(1e-9 + odds_error).margin(1e-12));
    };
    back(Unknown::prior, prior);
    back(Unknown::sensitivity, test.sensitivity);
    back(Unknown::fpr, test.fpr);
    back(Unknown::specificity, test.specificity);
    const Value ratio = needed(Unknown::lr, {.prior = prior, .posterior = target}).value;
    REQUIRE(ratio.defined());
    CHECK(ratio.number() == Approx(test.sensitivity / test.fpr).epsilon(1e-9 + odds_error));
    const Value by_lr =
        needed(Unknown::prior, {.lr = test.sensitivity / test.fpr, .posterior = target}).value;
    CHECK(by_lr.number() == Approx(prior).epsilon(1e-9 + odds_error));
  });
}

namespace {

TestRates with(TestRates test, Unknown unknown, double x) {
  if (unknown == Unknown::sensitivity) return rates_by_fpr(x, test.fpr);
  return unknown == Unknown::fpr ? rates_by_fpr(test.sensitivity, x)
                                 : rates_by_specificity(test.sensitivity, x);
}

// Whether some value of a fine grid gives the target or more, and some the target or less: the posterior runs
// through all between, for it does not leap.
bool grid_has(Unknown unknown, const Evidence& evidence) {
  double lowest = INFINITY, highest = -INFINITY;
  for (int i = 0; i <= 2000; ++i) {
    const double x = i / 2000.0;
    Evidence tried = evidence;
    if (unknown == Unknown::prior) {
      tried.prior = x;
    } else {
      tried.test = with(*evidence.test, unknown, x);
    }
    const double after = formula_number("posterior", tried);
    if (std::isnan(after)) continue;
    lowest = std::min(lowest, after);
    highest = std::max(highest, after);
  }
  return lowest < *evidence.posterior - 1e-9 && highest > *evidence.posterior + 1e-9;
}

}  // namespace

TEST_CASE("law: what is called impossible is not on a fine grid, and what is not impossible is") {
  for (const double prior : {.001, .05, .5, .9})
    for (const double sensitivity : {0., .05, .9, 1.})
      for (const double fpr : {0., .01, .3, 1.})
        for (const double target : {.0005, .02, .3, .5, .95, .9999})
          for (const Unknown unknown :
               {Unknown::prior, Unknown::sensitivity, Unknown::fpr, Unknown::specificity}) {
            CAPTURE(prior, sensitivity, fpr, target, name_of(unknown));
            const Evidence evidence{
                .prior = prior, .test = rates_by_fpr(sensitivity, fpr), .posterior = target};
            const auto [value, possible] = needed(unknown, evidence);
            CHECK(possible == value.defined());  // no target here is certain
            if (!value.defined()) {
              CHECK_FALSE(grid_has(unknown, evidence));
              CHECK_THAT(value.why(), contains("impossible: "));
              continue;
            }
            Evidence tried = evidence;
            if (unknown == Unknown::prior)
              tried.prior = value.number();
            else
              tried.test = with(*evidence.test, unknown, value.number());
            CHECK(formula_number("posterior", tried) == Approx(target).margin(1e-9));
          }
}
