// How many rows it takes: published examples, worked by hand, and what other tools say.
#include "assay/plan/plan.hpp"

#include <cmath>
#include <sstream>

#include "assay/core/error.hpp"
#include "assay/gate/gate.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/plan/answer.hpp"
#include "assay/stats/interval.hpp"
#include "catch.hpp"
#include "compare/asah.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

Deduction given(const std::vector<std::pair<std::string, double>>& values) {
  std::vector<KnownValue> known;
  for (const auto& [name, value] : values) known.push_back({name, value, value, value});
  return Deduction(known);
}

Expected expected(const std::string& metric, const std::vector<std::pair<std::string, double>>& values,
                  AreaVariance kind = AreaVariance::binormal) {
  return expected_of(bound_metric(metric), given(values), kind);
}

// The number that a step of the working came to.
double step(const Worked& how, const std::string& name) {
  for (const Derivation& one : how.steps())
    if (one.name == name) return one.value.number();
  FAIL("no step " << name);
  return 0;
}

ExpectedDifference mcnemar(double first, double second) {
  return {.name = "accuracy",
          .difference = first - second,
          .counted = CountedRows{.name = "rows", .words = ""},
          .discordant = first + second};
}

Planned rows_for_recall_gate(double recall, const std::string& text, double power) {
  return rows_for_gate(expected("recall", {{"recall", recall}, {"prevalence", .05}}), gate(text).comparison,
                       {.power = power});
}

}  // namespace

TEST_CASE("McNemar's test needs as many rows as Connor has it") {
  // Connor 1987, Biometrics 43:209, as the tests of R's MESS 0.5 have it: power_mcnemar_test(paid = .05,
  // psi = 45/5, power = .8) is 22, one-sided 17.
  const Planned two_sided = rows_for_difference(mcnemar(.45, .05), {.confidence = .95, .power = .8});
  CHECK(std::round(step(two_sided.how, "rows")) == 22);
  CHECK(two_sided.rows.number() == std::ceil(step(two_sided.how, "rows")));
  const Planned one_sided = rows_for_difference(mcnemar(.45, .05), {.confidence = .9, .power = .8});
  CHECK(std::round(step(one_sided.how, "rows")) == 17);
  // By hand: (1.959964 sqrt(.1) + .841621 sqrt(.1 - .0004))^2 / .0004 = 1959.86.
  CHECK(step(rows_for_difference(mcnemar(.06, .04), {}).how, "rows") == Approx(1959.86).epsilon(1e-5));
  CHECK(step(rows_for_difference(mcnemar(.04, .06), {}).how, "rows") == Approx(1959.86).epsilon(1e-5));
}

TEST_CASE("models cannot differ by more than they disagree") {
  ExpectedDifference difference = mcnemar(.06, .04);
  difference.difference = .11;
  CHECK_THROWS_AS(rows_for_difference(difference, {}), Error);
  difference.difference = .1;  // one of the two is right in all of these rows
  CHECK(rows_for_difference(difference, {}).rows.number() ==
        77);  // by hand (.619795 + .252486)^2 / .01 = 76.09
}

TEST_CASE("Wilson's interval is as wide as was asked") {
  // By hand, p .9 and half width .05: 1.959964^2 (.09 - .005 + sqrt(.0081 - .0009 + .0025)) / .005 = 140.973.
  const Planned planned = rows_for_width(expected("recall", {{"recall", .9}, {"prevalence", .05}}), .1, .95);
  CHECK(step(planned.how, "positives") == Approx(140.973).epsilon(1e-5));
  CHECK(planned.counted == 141.0);
  CHECK(planned.rows.number() == 2820);  // 140.973 / .05 = 2819.46
  for (const double p : {0.0, .01, .3, .5, .97, 1.0})
    for (const double width : {.001, .05, .4, .9}) {
      const Planned rows = rows_for_width(expected("accuracy", {{"accuracy", p}}), width, .9);
      const double n = step(rows.how, "rows");
      const Interval interval = proportion_interval({p * n, n}, ProportionMethod::wilson, .9);
      CHECK(interval.high - interval.low == Approx(width));
      CHECK(width_of(expected("accuracy", {{"accuracy", p}}), n, .9).number == Approx(width));
    }
}

TEST_CASE("a gate on a share passes with the power, exactly") {
  // scipy 1.10 and statsmodels 0.13.5: the fewest rows from which on binom.sf keeps the power that the lower
  // end of proportion_confint(k, n, method='wilson') reaches the limit.
  CHECK(rows_for_recall_gate(.9, "recall >= 85%", .9).counted == 483.0);
  CHECK(rows_for_recall_gate(.99, "recall >= 95%", .8).counted == 173.0);
  CHECK(rows_for_recall_gate(.95, "recall >= 90%", .8).counted == 254.0);
  CHECK(rows_for_recall_gate(.95, "recall >= 90%", .8).rows.number() == 5080);  // 254 / .05
  const Expected recall = expected("recall", {{"recall", .9}, {"prevalence", .05}});
  CHECK(power_of_gate(recall, gate("recall >= 0.8").comparison, 1000, .95).number == Approx(.431198406829));
  // The formula before it, by hand: (1.959964 sqrt(.1275) + 1.281552 sqrt(.09))^2 / .0025 = 470.29.
  CHECK(step(rows_for_recall_gate(.9, "recall >= 85%", .9).how, "positives") == Approx(470.29).epsilon(1e-5));
}

TEST_CASE("a limit from above is one from below of the rest") {
  const auto rows = [](const char* metric, double value, const char* text) {
    return rows_for_gate(expected(metric, {{metric, value}, {"prevalence", .5}}), gate(text).comparison, {});
  };
  CHECK(rows("fpr", .05, "fpr <= 10%").counted == 254.0);
  CHECK(rows("specificity", .95, "specificity >= 90%").counted == 254.0);
}

TEST_CASE("a gate that is expected to fail has no number of rows") {
  for (const char* text : {"recall >= 90%", "recall >= 91%", "recall <= 89%", "recall > 90%"}) {
    const Planned planned = rows_for_recall_gate(.9, text, .8);
    CHECK_FALSE(planned.rows.defined());
    CHECK_FALSE(planned.counted.has_value());
  }
}

TEST_CASE("areas scatter as the assumed scores do") {
  // scipy 1.10: the probabilities of three rows by quad() of norm.cdf(x + d)^2 norm.pdf(x), d = sqrt(2)
  // norm.ppf(A).
  CHECK(area_variance(.85, .1, AreaVariance::binormal) == Approx(.3910661879));
  CHECK(area_variance(.75, .5, AreaVariance::binormal) == Approx(.2311004293));
  CHECK(area_variance(.3, .2, AreaVariance::binormal) == Approx(.4172957543));
  // Hanley & McNeil 1982, formula (2), by hand of A .75: Q1 .6, Q2 1.125 / 1.75, so (.0375 + .0803571) / .5.
  CHECK(area_variance(.75, .5, AreaVariance::hanley_mcneil) == Approx(.2357142857));
  // pROC 1.18.0: var.theta.obuchowski(A, kappa) over the share of positives.
  CHECK(area_variance(.8, .1, AreaVariance::obuchowski) == Approx(.786447019764));
  CHECK(area_variance(.7, .5, AreaVariance::obuchowski) == Approx(.290272459087));
  CHECK(area_variance(.95, .2, AreaVariance::obuchowski) == Approx(.127140660345));
}

TEST_CASE("areas of independent models differ as Hanley and McNeil have it") {
  // 1982, Radiology 143:29, formula (6), one-sided 5%, of .75 and .8 by hand: V1 .1178571, V2 .0977778, so
  // (1.644854 sqrt(2 V1) + .841621 sqrt(V1 + V2))^2 / .0025 = 565.87 of each class, and twice that in all.
  const Expected first =
      expected("roc_auc", {{"roc_auc", .75}, {"prevalence", .5}}, AreaVariance::hanley_mcneil);
  const Planned planned = rows_for_difference(difference_of_areas(first, .05, 0, AreaVariance::hanley_mcneil),
                                              {.confidence = .9, .power = .8});
  CHECK(step(planned.how, "rows") == Approx(2 * 565.87).epsilon(1e-4));
  CHECK_THROWS_AS(difference_of_areas(first, .25, 0, AreaVariance::hanley_mcneil), Error);
  // The more they go together, the fewer rows it takes.
  const Planned paired = rows_for_difference(difference_of_areas(first, .05, .5, AreaVariance::hanley_mcneil),
                                             {.confidence = .9, .power = .8});
  CHECK(paired.rows.number() < .51 * planned.rows.number());
}

TEST_CASE("the variance of F1 is that of the delta method") {
  // By hand of TP .08, FP .24/7, FN .02: D = 2 TP + FP + FN = .2142857, slopes 2 (FP + FN) / D^2 = 2.364444
  // and -2 TP / D^2 = -3.484444, .08 x 2.364444^2 + .0542857 x 3.484444^2 = 1.106350.
  const Expected f1 = expected("f1", {{"precision", .7}, {"recall", .8}, {"prevalence", .1}});
  CHECK(f1.variance == Approx(1.10635).epsilon(1e-5));
  CHECK(f1.value == Approx(1.12 / 1.5));
}

TEST_CASE("what is missing is said") {
  CHECK_THROWS_AS(expected("f1", {{"f1", .7}}), Error);
  CHECK_THROWS_AS(expected("roc_auc", {{"roc_auc", .7}}), Error);
  CHECK_THROWS_AS(expected("brier_score", {{"brier_score", .1}}), Error);
  CHECK_THROWS_AS(expected("recall", {{"precision", .1}}), Error);
  const Expected recall = expected("recall", {{"recall", .9}});
  CHECK_FALSE(rows_for_width(recall, .1, .95).rows.defined());
  CHECK(rows_for_width(recall, .1, .95).counted == 141.0);
}

TEST_CASE("a plan for the width that a pilot has needs the pilot's rows") {
  std::ostringstream csv;
  csv << "poor,score\n";
  for (const tests::Patient& one : tests::asah) csv << one.poor << ',' << one.s100b / 2.1 << '\n';
  const TemporaryFile file(csv.str());
  InputPlan plan{.files = {file.path()}, .threshold = .1};
  plan.columns.set(role::truth, "poor");
  const InputSample loaded = read_sample(plan, {.losses = true, .ranking = true});
  std::vector<Estimand> estimands;
  for (const char* name :
       {"accuracy", "recall", "precision", "f1", "mcc", "roc_auc", "average_precision", "log_loss"})
    estimands.push_back({bound_metric(name)});
  const Results results = evaluate(loaded.predictions, estimands);
  for (const Estimated& one : results.all()) {
    INFO(one.name());
    const Expected metric = expected_of(loaded.predictions, one, 113, .95);
    const double width = one.estimate.interval->high - one.estimate.interval->low;
    CHECK(rows_for_width(metric, width, .95).rows.number() == Approx(113));
    CHECK(width_of(metric, 113, .95).number == Approx(width));
    CHECK(rows_for_width(metric, width / 2, .95).rows.number() > 3.5 * 113);
  }
}

TEST_CASE("a difference of areas is planned by the variance of the pilot's") {
  // pROC 1.18.0, aSAH: var(roc(outcome, s100b)) .002668682, of wfns .001469915, their cov .001196156; by hand
  // 113 (V1 + V2 - 2 cov) = .197330 and (1.959964 + 1.281552)^2 .197330 / .0923103^2 = 243.33.
  std::ostringstream csv;
  csv << "poor,a,b\n";
  for (const tests::Patient& one : tests::asah)
    csv << one.poor << ',' << one.s100b << ',' << one.wfns << '\n';
  const TemporaryFile file(csv.str());
  ModelsPlan plan{.input = {.files = {file.path()}},
                  .columns = {{.name = "s100b", .place = "a"}, {.name = "wfns", .place = "b"}}};
  plan.input.columns.set(role::truth, "poor");
  const PairedSample paired = read_models(plan, {.matrix = false, .ranking = true});
  const ExpectedDifference difference =
      difference_in_pilot(paired, {bound_metric("roc_auc")}, .0923102981029811, {});
  CHECK(difference.variance_with == Approx(.197330).epsilon(1e-4));
  CHECK(rows_for_difference(difference, {.power = .9}).rows.number() == 244);
}

TEST_CASE("the rows that are needed bring what they are for") {
  const Expected area = expected("roc_auc", {{"roc_auc", .8}, {"prevalence", .2}});
  const Expected mcc = expected("mcc", {{"precision", .7}, {"recall", .8}, {"prevalence", .1}});
  const ExpectedDifference areas = difference_of_areas(area, .03, .4, AreaVariance::binormal);
  for (const double power : {.5, .8, .95}) {
    const Certainty certainty{.power = power};
    const auto of_gate = [&](const Expected& metric, const char* text) {
      const Comparison limit = gate(text).comparison;
      const double rows = step(rows_for_gate(metric, limit, certainty).how, "rows");
      return power_of_gate(metric, limit, rows, .95).number;
    };
    CHECK(of_gate(area, "roc_auc >= 0.75") == Approx(power));
    CHECK(of_gate(mcc, "mcc >= 0.6") == Approx(power));
    CHECK(of_gate(mcc, "mcc <= 0.8") == Approx(power));
    CHECK(power_of_difference(areas, step(rows_for_difference(areas, certainty).how, "rows"), .95).number ==
          Approx(power));
    const ExpectedDifference shares = mcnemar(.07, .04);
    CHECK(power_of_difference(shares, step(rows_for_difference(shares, certainty).how, "rows"), .95).number ==
          Approx(power));
  }
}

TEST_CASE("rows that are given bring a width or a power") {
  const Expected recall = expected("recall", {{"recall", .9}, {"prevalence", .05}});
  const PlanAnswer answer = answer_for_width(recall, std::nullopt, 1000, {});
  // By hand of 50 rows: 2 x 1.959964 sqrt(.09 / 50 + 3.841459 / 10000) / (1 + 3.841459 / 50) = .170110.
  CHECK(answer.reached.value() == Approx(.17011).epsilon(1e-4));
  CHECK(answer.planned.counted == 50.0);
  CHECK_THROWS_AS(answer_for_width(expected("recall", {{"recall", .9}}), std::nullopt, 1000, {}), Error);
  CHECK_THROWS_AS(answer_for_gate(gate("recall.high >= 0.9"), recall, std::nullopt, {}), Error);
  CHECK(answer_for_gate(gate("recall.low >= 0.8"), recall, std::nullopt, {}).planned.rows.defined());
}
