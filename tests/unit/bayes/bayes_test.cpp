// Bayes' theorem: published examples, and its edges.
#include "assay/bayes/bayes.hpp"

#include <cmath>

#include "catch.hpp"

using namespace assay;

namespace {

double number(const char* formula, const Evidence& evidence) {
  return bayes_formula(formula).evaluate(variables_of(evidence));
}

double after_positive(double prior, double sensitivity, double fpr) {
  return number("posterior", {.prior = prior, .test = rates_by_fpr(sensitivity, fpr)});
}

}  // namespace

TEST_CASE("published posteriors come out") {
  struct Example {
    double prior, sensitivity, fpr, posterior;
  };
  const Example examples[] = {
      {.05, .6, .5, .0594059406},     // .03 / .505
      {.01, .9, .09, .0917431193},    // Gigerenzer: 9 of 98 in whole people; .009 / .0981
      {.005, .99, .01, .3322147651},  // .00495 / .0149
      {.5, .6, .6, .5},               // a coin, whatever its bias
      {.01, .99, .01, .5},            // .0099 / .0198
      {.01, .8, .096, .0776397516},   // Eddy 1982, mammography: .008 / .10304
  };
  for (const auto& [prior, sensitivity, fpr, expected] : examples) {
    CAPTURE(prior, sensitivity, fpr);
    CHECK(after_positive(prior, sensitivity, fpr) == Approx(expected).epsilon(1e-9));
  }
}

TEST_CASE("a second positive result starts from what the first one left") {
  // .005 * .99^2 / (.005 * .99^2 + .995 * .01^2) = .0049005 / .005 = .9801.
  CHECK(after_positive(after_positive(.005, .99, .01), .99, .01) == Approx(.9801).epsilon(1e-12));
}

TEST_CASE("each formula around a test, worked by hand") {
  // Prior 1/5, sensitivity 9/10, fpr 3/10: joint .18, .24, .02, .56 of positive and negative results.
  const Evidence evidence{.prior = .2, .test = rates_by_fpr(.9, .3)};
  const std::pair<const char*, double> expected[] = {{"posterior", .18 / .42},
                                                     {"posterior_negative", .02 / .58},
                                                     {"lr_plus", 3},
                                                     {"lr_minus", 1.0 / 7},
                                                     {"prior_odds", .25},
                                                     {"posterior_odds", .75},
                                                     {"posterior_odds_negative", 1.0 / 28}};
  for (const auto& [name, value] : expected) {
    CAPTURE(name);
    CHECK(number(name, evidence) == Approx(value).epsilon(1e-14));
  }
  CHECK(number("posterior_by_lr", {.prior = .2, .lr = 3}) == Approx(3.0 / 7).epsilon(1e-14));
  CHECK(number("posterior_odds_by_lr", {.prior = .2, .lr = 3}) == Approx(.75).epsilon(1e-14));
  CHECK_THROWS_AS(bayes_formula("posterior_by_hand"), std::logic_error);
}

TEST_CASE("rates are kept as they were given") {
  const TestRates by_specificity = rates_by_specificity(.9, .99), by_fpr = rates_by_fpr(.9, .01);
  CHECK(by_specificity.specificity == .99);
  CHECK(by_fpr.fpr == .01);
  CHECK(by_specificity.fpr == Approx(.01));
  CHECK(by_fpr.specificity == Approx(.99));
  CHECK(by_fpr.fnr == Approx(.1));
}

TEST_CASE("three hypotheses share a probability of one") {
  // conventions.md: .01 .009 .005 over .024.
  const double priors[] = {.2, .3, .5}, likelihoods[] = {.05, .03, .01};
  const auto after = updated(priors, likelihoods);
  REQUIRE(after);
  CHECK((*after)[0] == Approx(.4166666667).epsilon(1e-9));
  CHECK((*after)[1] == Approx(.375).epsilon(1e-12));
  CHECK((*after)[2] == Approx(.2083333333).epsilon(1e-9));
}

TEST_CASE("hypotheses that are ruled out stay so, and evidence that nothing allows is none") {
  const double priors[] = {0, .5, .5}, certain[] = {1, 0, 1}, impossible[] = {1, 0, 0};
  CHECK(updated(priors, certain) == std::vector<double>{0, 0, 1});
  CHECK_FALSE(updated(priors, impossible));
  const double weights[] = {1, 2, 5};
  CHECK(normalised(weights) == std::vector<double>{.125, .25, .625});
}

TEST_CASE("a test that is never positive has no posterior after a positive result, and says why") {
  const Evidence never{.prior = .1, .test = rates_by_fpr(0, 0)};
  const Value value = bayes_formula("posterior").value(variables_of(never));
  CHECK_FALSE(value.defined());
  CHECK_THAT(value.why(), contains("such a result never occurs"));
  CHECK(number("posterior_negative", never) == Approx(.1));
  const Value always =
      bayes_formula("posterior_negative").value(variables_of({.prior = .1, .test = rates_by_fpr(1, 1)}));
  CHECK_THAT(always.why(), contains("such a result never occurs"));
}

TEST_CASE("an infinite likelihood ratio makes certain, unless it was ruled out before") {
  CHECK(posterior(.01, INFINITY).number() == 1);
  CHECK(posterior(1, INFINITY).number() == 1);
  CHECK_FALSE(posterior(0, INFINITY).defined());
  CHECK(posterior(.01, 0).number() == 0);
  CHECK_FALSE(posterior(1, 0).defined());
  CHECK_THAT(posterior(1, 0).why(), contains("rules out what was certain before"));
  CHECK(posterior(.2, 1).number() == Approx(.2));
  CHECK(bayes_formula("lr_plus").value(variables_of({.test = rates_by_fpr(.9, 0)})).is_infinite());
}

TEST_CASE("evidence that is missing is named") {
  const Value value = bayes_formula("posterior").value(variables_of({.prior = .1}));
  CHECK_FALSE(value.defined());
  CHECK_FALSE(value.is_infinite());
}

TEST_CASE("the women of the mammography problem") {
  // Prior .01, sensitivity .9, fpr .09. Of 1000: 10, 9 of whom, and 89.1 of 990: Gigerenzer's 9 of 98.
  const NaturalFrequencies thousand = natural_frequencies(.01, rates_by_fpr(.9, .09), 1000);
  CHECK(thousand.affected == 10);
  CHECK(thousand.true_positives == 9);
  CHECK(thousand.false_positives == 89);
  CHECK_FALSE(thousand.exact);
  // Of 10,000: 90 of 100, and 891 of 9900; 90 of 981.
  const NaturalFrequencies whole = natural_frequencies(.01, rates_by_fpr(.9, .09));
  CHECK(whole.population == 10'000);
  CHECK(whole.affected == 100);
  CHECK(whole.true_positives == 90);
  CHECK(whole.false_positives == 891);
  CHECK(whole.exact);
}

TEST_CASE("the flu test in 10,000 people") {
  // Prior .05, sensitivity .6, fpr .5: 300 of 500, and 4750 of 9500; 300 / 5050 = .0594059406.
  const NaturalFrequencies crowd = natural_frequencies(.05, rates_by_fpr(.6, .5));
  CHECK(crowd.population == 10'000);
  CHECK(crowd.affected == 500);
  CHECK(crowd.true_positives == 300);
  CHECK(crowd.false_positives == 4750);
  CHECK(crowd.exact);
}

TEST_CASE("what a posterior takes, worked by hand") {
  // Prior .2 and fpr .3: a posterior of 3/7 takes a sensitivity of .9; and the other way round.
  const Evidence target{.prior = .2, .test = rates_by_fpr(.9, .3), .posterior = 3.0 / 7};
  CHECK(needed(Unknown::prior, target).value.number() == Approx(.2));
  CHECK(needed(Unknown::sensitivity, target).value.number() == Approx(.9));
  CHECK(needed(Unknown::fpr, target).value.number() == Approx(.3));
  CHECK(needed(Unknown::specificity, target).value.number() == Approx(.7));
  CHECK(needed(Unknown::lr, {.prior = .2, .posterior = 3.0 / 7}).value.number() == Approx(3));
  CHECK(needed(Unknown::prior, {.lr = 3, .posterior = 3.0 / 7}).value.number() == Approx(.2));
}

TEST_CASE("what cannot be had says why") {
  // Prior .01, fpr .09: a sensitivity of 1 gives .01 / .0991 = .1009.
  const Evidence half{.prior = .01, .test = rates_by_fpr(.9, .09), .posterior = .5};
  CHECK(needed(Unknown::sensitivity, half).value.why() ==
        "impossible: even a sensitivity of 100% gives a posterior of 10.1%, not 50%");
  // Odds of 1.5 from 1/9 take a likelihood ratio of 13.5, thus a sensitivity of 1.35. A sensitivity of 1
  // gives .5263.
  CHECK(needed(Unknown::sensitivity, {.prior = .1, .test = rates_by_fpr(.9, .1), .posterior = .6})
            .value.why() == "impossible: even a sensitivity of 100% gives a posterior of 52.6%, not 60%");
  CHECK(needed(Unknown::lr, {.prior = .5, .posterior = 1}).value.why() ==
        "impossible: a posterior of 100% takes certain evidence: an infinite likelihood ratio");
  CHECK(needed(Unknown::lr, {.prior = 0, .posterior = .5}).value.why() ==
        "impossible: no evidence can move a prior of 0%");
  CHECK(needed(Unknown::fpr, {.prior = .5, .test = rates_by_fpr(.5, .5), .posterior = .1}).value.why() ==
        "impossible: even a false positive rate of 100% gives a posterior of 33.3%, not 10%");
}

TEST_CASE("a sensitivity that is needed is 1 at most, however the arithmetic rounds") {
  // Of prior .1 and fpr .2 a sensitivity of 1 gives .1 / .28; the formula gives 1.0000000000000002.
  const Evidence perfect{.prior = .1, .test = rates_by_fpr(.9, .2), .posterior = .1 / .28};
  CHECK(needed(Unknown::sensitivity, perfect).value.number() == 1);
}

TEST_CASE("a certain result says what it does to every prior") {
  // With an fpr of 0 a positive result proves the condition, with a sensitivity of 0 it rules it out.
  const Evidence proof{.test = rates_by_fpr(.8, 0), .posterior = 1};
  CHECK(needed(Unknown::prior, proof).possible);
  CHECK(needed(Unknown::prior, proof).value.why() == "any prior above 0% gives this posterior");
  CHECK(needed(Unknown::prior, {.lr = 0, .posterior = 0}).possible);
  CHECK_FALSE(needed(Unknown::prior, {.test = rates_by_fpr(.8, 0), .posterior = .5}).possible);
  CHECK(needed(Unknown::prior, {.test = rates_by_fpr(.8, 0), .posterior = 0}).value.why() ==
        "impossible: a positive result proves it");
  CHECK(needed(Unknown::prior, {.lr = 0, .posterior = 1}).value.why() ==
        "impossible: a positive result rules it out");
  CHECK_FALSE(
      needed(Unknown::sensitivity, {.prior = .1, .test = rates_by_fpr(.8, 0), .posterior = .9}).possible);
}

TEST_CASE("a rare condition takes a specificity near 1") {
  // Odds of 1e-8 become even by a likelihood ratio of 1e8 or so: fpr = 1e-8 / (1 - 1e-8).
  const Evidence rare{.prior = 1e-8, .test = rates_by_fpr(1, .5), .posterior = .5};
  CHECK(needed(Unknown::fpr, rare).value.number() == Approx(1.00000001e-8).epsilon(1e-12));
  CHECK(1 - needed(Unknown::specificity, rare).value.number() == Approx(1.00000001e-8).epsilon(1e-7));
}

TEST_CASE("what does not matter is said not to") {
  CHECK(needed(Unknown::fpr, {.prior = 1, .test = rates_by_fpr(.5, .5), .posterior = 1}).value.why() ==
        "any fpr with which a positive result can occur gives this posterior");
}
