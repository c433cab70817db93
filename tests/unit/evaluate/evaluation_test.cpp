// Estimates of a matrix: the conventions where tools disagree, each against print or another tool.
#include "assay/evaluate/evaluation.hpp"

#include <cmath>

#include "catch.hpp"

using namespace assay;

namespace {

EvaluationPlan plan_of(const std::vector<std::string>& names, ZeroDivision zero_division = std::nullopt) {
  EvaluationPlan plan{.zero_division = zero_division};
  for (const std::string& name : names) plan.overall.push_back(measure(name));
  plan.by_class = plan.overall;
  return plan;
}

const Estimate& overall(const Evaluation& evaluation, const std::string& name) {
  for (const NamedEstimate& one : evaluation.overall)
    if (one.measure->name == name) return one.estimate;
  throw std::out_of_range(name);
}

// The matrix of two lists of labels, as scikit-learn's examples give them.
Predictions predictions_of(const std::string& truth, const std::string& predicted,
                           const std::string& labels) {
  Predictions predictions{
      .matrix = {.labels = {}, .cells = std::vector<double>(labels.size() * labels.size())},
      .ordered = true,
      .selected = labels.size()};
  for (const char label : labels) predictions.matrix.labels.emplace_back(1, label);
  for (std::size_t i = 0; i < truth.size(); ++i)
    predictions.matrix.at(labels.find(truth[i]), labels.find(predicted[i])) += 1;
  return predictions;
}

Predictions two_by_two(double tp, double fp, double fn, double tn) {
  return {.matrix = two_class_matrix({.tp = tp, .fp = fp, .fn = fn, .tn = tn}, {"0", "1"}),
          .positive = 1,
          .selected = 2};
}

}  // namespace

TEST_CASE("PyCM's example of three classes") {
  const Predictions pycm = predictions_of("202201122012", "002102102022", "012");
  const EvaluationPlan plan = plan_of({"accuracy", "kappa", "mcc", "kappa_linear", "kappa_quadratic", "f1"});
  const Evaluation evaluation = evaluate(pycm, plan);
  CHECK(overall(evaluation, "accuracy").value.number() == Approx(.5833333333).margin(1e-10));
  CHECK(overall(evaluation, "kappa").value.number() == Approx(.3548387097).margin(1e-10));
  CHECK(overall(evaluation, "mcc").value.number() == Approx(.3666666667).margin(1e-10));
  CHECK(overall(evaluation, "kappa_linear").value.number() == Approx(.3913043478).margin(1e-10));
  CHECK(overall(evaluation, "kappa_quadratic").value.number() == Approx(.4210526316).margin(1e-10));
  CHECK(evaluation.averages[0].estimates[0].value.number() == Approx(.5651515152).margin(1e-10));
}

TEST_CASE("scikit-learn's macro averages of 0 1 2 0 1 2 against 0 2 1 0 0 1") {
  const EvaluationPlan plan = plan_of({"precision", "recall", "f1"}, 0.0);
  const Evaluation evaluation = evaluate(predictions_of("012012", "021001", "012"), plan);
  CHECK(evaluation.averages[0].estimates[0].value.number() == Approx(.2222222222).margin(1e-10));
  CHECK(evaluation.averages[0].estimates[1].value.number() == Approx(.3333333333).margin(1e-10));
  CHECK(evaluation.averages[0].estimates[2].value.number() == Approx(.2666666667).margin(1e-10));
}

TEST_CASE("scikit-learn's balanced accuracy of 0 1 0 0 1 0 against 0 1 0 0 0 1") {
  const EvaluationPlan plan = plan_of({"balanced_accuracy"});
  CHECK(
      overall(evaluate(predictions_of("010010", "010001", "01"), plan), "balanced_accuracy").value.number() ==
      Approx(.625));
}

TEST_CASE("caret's example: accuracy and kappa") {
  const EvaluationPlan plan = plan_of({"accuracy", "kappa"});
  const Evaluation evaluation = evaluate(two_by_two(231, 32, 27, 54), plan);
  CHECK(overall(evaluation, "accuracy").value.number() == Approx(.828488372).margin(5e-10));
  CHECK(overall(evaluation, "accuracy").interval->low == Approx(.785080998).margin(5e-10));
  CHECK(overall(evaluation, "kappa").value.number() == Approx(.533596838).margin(5e-10));
}

TEST_CASE("ten apples found with five oranges called apples") {
  const EvaluationPlan plan = plan_of({"precision", "recall"});
  const Evaluation evaluation = evaluate(two_by_two(10, 5, 0, 0), plan);
  CHECK(overall(evaluation, "precision").value.number() == Approx(10.0 / 15));
  CHECK(overall(evaluation, "recall").value.number() == 1);
}

TEST_CASE("0/0 is undefined, or what --zero-division says; infinity is neither") {
  const Predictions nothing_called = two_by_two(0, 0, 5, 5);
  const std::vector<std::string> names{"precision", "f1", "mcc", "lr_plus"};
  const EvaluationPlan strict = plan_of(names), zero = plan_of(names, 0.0), one = plan_of(names, 1.0);
  CHECK_FALSE(overall(evaluate(nothing_called, strict), "precision").value.defined());
  CHECK(overall(evaluate(nothing_called, zero), "precision").value.number() == 0);
  CHECK_FALSE(overall(evaluate(nothing_called, zero), "precision").interval.has_value());
  CHECK(overall(evaluate(nothing_called, one), "precision").value.number() == 1);
  CHECK(overall(evaluate(nothing_called, strict), "f1").value.number() ==
        0);  // positives exist, none is found
  CHECK_FALSE(overall(evaluate(nothing_called, strict), "mcc").value.defined());
  CHECK(overall(evaluate(nothing_called, zero), "mcc").value.number() == 0);  // as in scikit-learn
  CHECK(overall(evaluate(two_by_two(5, 0, 0, 5), zero), "lr_plus").value.is_infinite());
}

TEST_CASE(
    "a macro average over an undefined class is undefined and names it; a weighted one skips a class without "
    "rows") {
  const Predictions absent = predictions_of("001", "012", "012");  // 2 is predicted but never true
  const EvaluationPlan plan = plan_of({"recall", "precision"});
  const Evaluation evaluation = evaluate(absent, plan);
  CHECK(evaluation.averages[0].estimates[0].value.why() ==
        "class '2': TP + FN = 0: no row is really positive");
  CHECK(evaluation.averages[1].estimates[0].value.number() == Approx(1.0 / 3));
  CHECK_FALSE(evaluation.classes[2].estimates[0].value.defined());
  CHECK(evaluation.classes[2].support == 0);
}

TEST_CASE("micro averages are there only when classes are left out") {
  Predictions some = predictions_of("001122", "001222", "012");
  const EvaluationPlan plan = plan_of({"recall", "precision"});
  CHECK(evaluate(some, plan).averages.size() == 2);
  some.selected = 2;
  const Evaluation evaluation = evaluate(some, plan);
  REQUIRE(evaluation.averages.size() == 3);
  CHECK(evaluation.classes.size() == 2);
  // Of classes 0 and 1: 3 found of 4, 3 right of 3. scikit-learn: recall_score(..., labels=[0, 1],
  // average="micro") .75.
  CHECK(evaluation.averages[2].estimates[0].value.number() == Approx(0.75));
  CHECK(evaluation.averages[2].estimates[1].value.number() == 1);
}

TEST_CASE("weighted kappa needs an order of the classes") {
  Predictions words = predictions_of("abcabc", "abcacb", "abc");
  words.ordered = false;
  const EvaluationPlan plan = plan_of({"kappa", "kappa_linear"}, 0.0);
  const Evaluation evaluation = evaluate(words, plan);
  CHECK(overall(evaluation, "kappa").value.defined());
  CHECK(overall(evaluation, "kappa_linear").value.why() ==
        "the classes have no order; --labels with all of them states one");
}

TEST_CASE("weights leave intervals out") {
  Predictions weighted = two_by_two(10, 5, 2, 3);
  weighted.matrix.weighted = true;
  const EvaluationPlan plan = plan_of({"precision", "f1"});
  for (const NamedEstimate& one : evaluate(weighted, plan).overall)
    CHECK_FALSE(one.estimate.interval.has_value());
}

TEST_CASE("each kind of metric has its kind of interval, which holds the value") {
  const EvaluationPlan plan = plan_of({"precision", "f1", "lr_plus", "dor", "jaccard", "mcc", "kappa"});
  const Evaluation evaluation = evaluate(two_by_two(670, 202, 74, 640), plan);
  for (const auto& [name, method] : std::vector<std::pair<const char*, const char*>>{{"precision", "wilson"},
                                                                                     {"jaccard", "wilson"},
                                                                                     {"f1", "bootstrap"},
                                                                                     {"mcc", "bootstrap"},
                                                                                     {"lr_plus", "log"},
                                                                                     {"dor", "log"}}) {
    const Estimate& estimate = overall(evaluation, name);
    CAPTURE(name);
    REQUIRE(estimate.interval.has_value());
    CHECK(estimate.interval->method == method);
    CHECK(estimate.interval->low < estimate.value.number());
    CHECK(estimate.interval->high > estimate.value.number());
  }
}

TEST_CASE("a bootstrap that would take too long is left out, and said") {
  const std::size_t side = 500;
  Predictions many{
      .matrix = {.labels = std::vector<std::string>(side, "x"), .cells = std::vector<double>(side * side)},
      .selected = side};
  for (std::size_t k = 0; k < side; ++k) many.matrix.at(k, k) = 1;
  const EvaluationPlan plan = plan_of({"f1"});
  CHECK(evaluate(many, plan).too_many_cells);
}

TEST_CASE("a count of rows has the interval of its share of all rows, times these") {
  struct Row {
    double k, n, low, high, exact_low, exact_high;
  };
  // Shares as Newcombe 1998, Stat Med 17:857, table I has them.
  for (const Row& row : std::vector<Row>{{81, 263, .2552885199, .3662095770, .2527367456, .3676219226},
                                         {15, 148, .0623863995, .1604872417, .0578440101, .1616504903},
                                         {0, 20, 0, .1611251581, 0, .1684334710},
                                         {1, 29, .0061132143, .1717552188, .0008726469, .1776442955}}) {
    CAPTURE(row.k, row.n);
    EvaluationPlan plan;
    for (const char* metric : {"missed = FN", "missing = P - TP", "others = n - (TP + FP + TN)"})
      plan.overall.push_back(own_measure(metric));
    for (const auto method : {ProportionMethod::wilson, ProportionMethod::exact}) {
      plan.proportion_method = method;
      const bool wilson = method == ProportionMethod::wilson;
      const double others = row.n - row.k;  // dealt to the other cells, which do not matter
      const Evaluation evaluation =
          evaluate(two_by_two(others - std::floor(others / 2), 0, row.k, std::floor(others / 2)), plan);
      REQUIRE(evaluation.overall.size() == 3);
      for (const NamedEstimate& one : evaluation.overall) {
        CAPTURE(one.measure->name, wilson);
        CHECK(one.estimate.value.number() == row.k);
        REQUIRE(one.estimate.interval);
        CHECK(one.estimate.interval->method == (wilson ? "wilson" : "exact"));
        CHECK(one.estimate.interval->low ==
              Approx((wilson ? row.low : row.exact_low) * row.n).margin(5e-11 * row.n));
        CHECK(one.estimate.interval->high ==
              Approx((wilson ? row.high : row.exact_high) * row.n).margin(5e-11 * row.n));
      }
    }
  }
}

TEST_CASE("a count of rows of each class has the interval of that class against the rest") {
  // Of the last three rows, of class c, two are called a.
  const Predictions three = predictions_of("aaabbbccc", "aabbbcaac", "abc");
  EvaluationPlan plan;
  plan.by_class.push_back(own_measure("missed = FN"));
  plan.by_class.push_back(own_measure("cost = 5*FN + FP"));
  const Evaluation evaluation = evaluate(three, plan);
  CHECK(evaluation.classes[2].estimates[0].value.number() == 2);
  const auto share = proportion_interval({2, 9}, ProportionMethod::wilson, 0.95);
  REQUIRE(evaluation.classes[2].estimates[0].interval);
  CHECK(evaluation.classes[2].estimates[0].interval->low == Approx(9 * share.low).epsilon(1e-15));
  CHECK(evaluation.classes[2].estimates[0].interval->high == Approx(9 * share.high).epsilon(1e-15));
  REQUIRE(evaluation.classes[2].estimates[1].interval);
  CHECK(evaluation.classes[2].estimates[1].interval->method == "bootstrap");
}

TEST_CASE("counts of weighted rows, and of all rows, have no interval of a share") {
  EvaluationPlan plan;
  plan.overall = {own_measure("missed = FN"), own_measure("rows = TP + FP + FN + TN")};
  Predictions weighted = two_by_two(10, 5, 2, 3);
  const Evaluation counted = evaluate(weighted, plan);
  CHECK(overall(counted, "missed").interval->method == "wilson");
  const auto& of_all = overall(counted, "rows").interval;
  CHECK((!of_all || of_all->low == of_all->high));
  weighted.matrix.weighted = true;
  for (const NamedEstimate& one : evaluate(weighted, plan).overall) CHECK_FALSE(one.estimate.interval);
}
