// Estimates of a matrix: the conventions where tools disagree, each against print or another tool.
#include "assay/evaluate/evaluation.hpp"

#include <cmath>
#include <stdexcept>

#include "catch.hpp"

using namespace assay;

namespace {

// Metrics of each class, averaged, and of all rows.
struct Asked {
  std::vector<BoundMetric> metrics;
  EvaluationPlan plan = {};
};

Asked ask(const std::vector<std::string>& names, ZeroDivision zero_division = std::nullopt) {
  Asked asked{.metrics = {}, .plan = {.zero_division = zero_division}};
  for (const std::string& name : names) asked.metrics.push_back(bound_metric(name));
  return asked;
}

Results results_of(const Sample& predictions, const Asked& asked) {
  std::vector<Estimand> estimands = of_each_class(asked.metrics, predictions);
  for (Estimand& one : of_all_rows(asked.metrics, predictions)) estimands.push_back(std::move(one));
  return evaluate(predictions, estimands, asked.plan);
}

Estimate overall(const Results& results, const std::string& name) {
  const Estimate* found = results.find(name);
  return found ? *found : throw std::out_of_range(name);
}

Estimate averaged(const Results& results, const std::string& name, Average average = Average::macro) {
  const Estimate* found = results.find(name, Averaged{average});
  return found ? *found : throw std::out_of_range(name);
}

Estimate of_class(const Results& results, const std::string& name, const std::string& label) {
  const Estimate* found = results.find(name, OfClass{label});
  return found ? *found : throw std::out_of_range(name);
}

// The matrix of two lists of labels, as scikit-learn's examples give them.
Sample predictions_of(const std::string& truth, const std::string& predicted, const std::string& labels) {
  Sample predictions{.matrix = {.labels = {}, .cells = std::vector<double>(labels.size() * labels.size())},
                     .ordered = true,
                     .selected = labels.size()};
  for (const char label : labels) predictions.matrix.labels.emplace_back(1, label);
  for (std::size_t i = 0; i < truth.size(); ++i)
    predictions.matrix.at(labels.find(truth[i]), labels.find(predicted[i])) += 1;
  return predictions;
}

Sample two_by_two(double tp, double fp, double fn, double tn) {
  return {.matrix = two_class_matrix({.tp = tp, .fp = fp, .fn = fn, .tn = tn}, {"0", "1"}),
          .positive = 1,
          .selected = 2};
}

}  // namespace

TEST_CASE("PyCM's example of three classes") {
  const Sample pycm = predictions_of("202201122012", "002102102022", "012");
  const Asked asked = ask({"accuracy", "kappa", "mcc", "kappa_linear", "kappa_quadratic", "f1"});
  const Results results = results_of(pycm, asked);
  CHECK(overall(results, "accuracy").value.number() == Approx(.5833333333).margin(1e-10));
  CHECK(overall(results, "kappa").value.number() == Approx(.3548387097).margin(1e-10));
  CHECK(overall(results, "mcc").value.number() == Approx(.3666666667).margin(1e-10));
  CHECK(overall(results, "kappa_linear").value.number() == Approx(.3913043478).margin(1e-10));
  CHECK(overall(results, "kappa_quadratic").value.number() == Approx(.4210526316).margin(1e-10));
  CHECK(averaged(results, "f1").value.number() == Approx(.5651515152).margin(1e-10));
}

TEST_CASE("scikit-learn's macro averages of 0 1 2 0 1 2 against 0 2 1 0 0 1") {
  const Asked asked = ask({"precision", "recall", "f1"}, 0.0);
  const Results results = results_of(predictions_of("012012", "021001", "012"), asked);
  CHECK(averaged(results, "precision").value.number() == Approx(.2222222222).margin(1e-10));
  CHECK(averaged(results, "recall").value.number() == Approx(.3333333333).margin(1e-10));
  CHECK(averaged(results, "f1").value.number() == Approx(.2666666667).margin(1e-10));
}

TEST_CASE("scikit-learn's balanced accuracy of 0 1 0 0 1 0 against 0 1 0 0 0 1") {
  const Asked asked = ask({"balanced_accuracy"});
  CHECK(overall(results_of(predictions_of("010010", "010001", "01"), asked), "balanced_accuracy")
            .value.number() == Approx(.625));
}

TEST_CASE("caret's example: accuracy and kappa") {
  const Asked asked = ask({"accuracy", "kappa"});
  const Results results = results_of(two_by_two(231, 32, 27, 54), asked);
  CHECK(overall(results, "accuracy").value.number() == Approx(.828488372).margin(5e-10));
  CHECK(overall(results, "accuracy").interval->low == Approx(.785080998).margin(5e-10));
  CHECK(overall(results, "kappa").value.number() == Approx(.533596838).margin(5e-10));
}

TEST_CASE("ten apples found with five oranges called apples") {
  const Asked asked = ask({"precision", "recall"});
  const Results results = results_of(two_by_two(10, 5, 0, 0), asked);
  CHECK(overall(results, "precision").value.number() == Approx(10.0 / 15));
  CHECK(overall(results, "recall").value.number() == 1);
}

TEST_CASE("0/0 is undefined, or what --zero-division says; infinity is neither") {
  const Sample nothing_called = two_by_two(0, 0, 5, 5);
  const std::vector<std::string> names{"precision", "f1", "mcc", "lr_plus"};
  const Asked strict = ask(names), zero = ask(names, 0.0), one = ask(names, 1.0);
  CHECK_FALSE(overall(results_of(nothing_called, strict), "precision").value.defined());
  CHECK(overall(results_of(nothing_called, zero), "precision").value.number() == 0);
  CHECK_FALSE(overall(results_of(nothing_called, zero), "precision").interval.has_value());
  CHECK(overall(results_of(nothing_called, one), "precision").value.number() == 1);
  CHECK(overall(results_of(nothing_called, strict), "f1").value.number() ==
        0);  // positives exist, none is found
  CHECK_FALSE(overall(results_of(nothing_called, strict), "mcc").value.defined());
  CHECK(overall(results_of(nothing_called, zero), "mcc").value.number() == 0);  // as in scikit-learn
  CHECK(overall(results_of(two_by_two(5, 0, 0, 5), zero), "lr_plus").value.is_infinite());
}

TEST_CASE(
    "a macro average over an undefined class is undefined and names it; a weighted one skips a class without "
    "rows") {
  const Sample absent = predictions_of("001", "012", "012");  // 2 is predicted but never true
  const Asked asked = ask({"recall", "precision"});
  const Results results = results_of(absent, asked);
  CHECK(averaged(results, "recall").value.why() == "class '2': TP + FN = 0: no row is truly positive");
  CHECK(averaged(results, "recall", Average::weighted).value.number() == Approx(1.0 / 3));
  CHECK_FALSE(of_class(results, "recall", "2").value.defined());
}

TEST_CASE("micro averages are there only when classes are left out") {
  Sample some = predictions_of("001122", "001222", "012");
  const Asked asked = ask({"recall", "precision"});
  const Results all = results_of(some, asked);
  CHECK_FALSE(all.find("recall", Averaged{Average::micro}));
  some.selected = 2;
  const Results results = results_of(some, asked);
  CHECK_FALSE(results.find("recall", OfClass{"2"}));
  // Of classes 0 and 1: 3 found of 4, 3 right of 3. scikit-learn: recall_score(..., labels=[0, 1],
  // average="micro") .75.
  CHECK(averaged(results, "recall", Average::micro).value.number() == Approx(0.75));
  CHECK(averaged(results, "precision", Average::micro).value.number() == 1);
}

TEST_CASE("weighted kappa needs an order of the classes") {
  Sample words = predictions_of("abcabc", "abcacb", "abc");
  words.ordered = false;
  const Asked asked = ask({"kappa", "kappa_linear"}, 0.0);
  const Results results = results_of(words, asked);
  CHECK(overall(results, "kappa").value.defined());
  CHECK(overall(results, "kappa_linear").value.why() ==
        "the classes have no order; --labels with all of them states one");
}

TEST_CASE("weights leave intervals out") {
  Sample weighted = two_by_two(10, 5, 2, 3);
  weighted.matrix.weighted = true;
  const Asked asked = ask({"precision", "f1"});
  const Results results = results_of(weighted, asked);
  for (const Estimated& one : results.all()) CHECK_FALSE(one.estimate.interval.has_value());
}

TEST_CASE("each kind of metric has its kind of interval, which holds the value") {
  const Asked asked = ask({"precision", "f1", "lr_plus", "dor", "jaccard", "mcc", "kappa"});
  const Results results = results_of(two_by_two(670, 202, 74, 640), asked);
  for (const auto& [name, method] : std::vector<std::pair<const char*, const char*>>{{"precision", "wilson"},
                                                                                     {"jaccard", "wilson"},
                                                                                     {"f1", "wilson"},
                                                                                     {"mcc", "dirichlet"},
                                                                                     {"lr_plus", "dirichlet"},
                                                                                     {"dor", "dirichlet"}}) {
    const Estimate estimate = overall(results, name);
    CAPTURE(name);
    REQUIRE(estimate.interval.has_value());
    CHECK(name_of(estimate.interval->method) == method);
    CHECK(estimate.interval->low < estimate.value.number());
    CHECK(estimate.interval->high > estimate.value.number());
  }
}

TEST_CASE("a bootstrap that would take too long is left out, and said") {
  const std::size_t side = 500;
  Sample many{
      .matrix = {.labels = std::vector<std::string>(side, "x"), .cells = std::vector<double>(side * side)},
      .selected = side};
  for (std::size_t k = 0; k < side; ++k) many.matrix.at(k, k) = 1;
  Asked asked = ask({"f1"});
  CHECK_FALSE(results_of(many, asked).too_many_cells());
  asked.plan.intervals.bootstrap.draws = Draws::multinomial;
  CHECK(results_of(many, asked).too_many_cells());
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
    Asked asked;
    for (const char* metric : {"missed = FN", "missing = P - TP", "others = n - (TP + FP + TN)"})
      asked.metrics.push_back(own_metric(metric));
    for (const auto method : {ProportionMethod::wilson, ProportionMethod::exact}) {
      asked.plan.intervals.proportions = method;
      const bool wilson = method == ProportionMethod::wilson;
      const double others = row.n - row.k;  // dealt to the other cells, which do not matter
      const Results results =
          results_of(two_by_two(others - std::floor(others / 2), 0, row.k, std::floor(others / 2)), asked);
      REQUIRE(results.overall().size() == 3);
      for (const Estimated* one : results.overall()) {
        CAPTURE(one->name(), wilson);
        CHECK(one->estimate.value.number() == row.k);
        REQUIRE(one->estimate.interval);
        CHECK(one->estimate.interval->method == (wilson ? IntervalMethod::wilson : IntervalMethod::exact));
        CHECK(one->estimate.interval->low ==
              Approx((wilson ? row.low : row.exact_low) * row.n).margin(5e-11 * row.n));
        CHECK(one->estimate.interval->high ==
              Approx((wilson ? row.high : row.exact_high) * row.n).margin(5e-11 * row.n));
      }
    }
  }
}

TEST_CASE("a count of rows of each class has the interval of that class against the rest") {
  // Of the last three rows, of class c, two are called a.
  const Sample three = predictions_of("aaabbbccc", "aabbbcaac", "abc");
  const Asked asked{.metrics = {own_metric("missed = FN"), own_metric("cost = 5*FN + FP")}};
  const Results results = results_of(three, asked);
  const Estimate missed = of_class(results, "missed", "c");
  CHECK(missed.value.number() == 2);
  const auto share = proportion_interval({2, 9}, ProportionMethod::modified_wilson, 0.95);
  REQUIRE(missed.interval);
  CHECK(missed.interval->low == Approx(9 * share.low).epsilon(1e-15));
  CHECK(missed.interval->high == Approx(9 * share.high).epsilon(1e-15));
  const Estimate cost = of_class(results, "cost", "c");
  REQUIRE(cost.interval);
  CHECK(cost.interval->method == IntervalMethod::dirichlet);
}

TEST_CASE("counts of weighted rows, and of all rows, have no interval of a share") {
  const Asked asked{.metrics = {own_metric("missed = FN"), own_metric("rows = TP + FP + FN + TN")}};
  Sample weighted = two_by_two(10, 5, 2, 3);
  const Results counted = results_of(weighted, asked);
  CHECK(overall(counted, "missed").interval->method == IntervalMethod::modified_wilson);
  const auto of_all = overall(counted, "rows").interval;
  CHECK((!of_all || of_all->low == of_all->high));
  weighted.matrix.weighted = true;
  const Results without = results_of(weighted, asked);
  for (const Estimated& one : without.all()) CHECK_FALSE(one.estimate.interval);
}

TEST_CASE("estimands share a bootstrap: each has the interval that it has alone") {
  const Sample three = predictions_of("aaabbbcccaab", "aabbbcaacaab", "abc");
  const std::vector<BoundMetric> metrics{bound_metric("f1"), bound_metric("jaccard"), bound_metric("kappa")};
  std::vector<Estimand> estimands = of_each_class(metrics, three);
  estimands.push_back({metrics[2]});
  const Results together = evaluate(three, estimands);
  REQUIRE(together.all().size() == 2 * 5 + 1);
  for (const Estimated& one : together.all()) {
    CAPTURE(one.name());
    const Results results = evaluate(three, std::vector{one.estimand});
    const Estimate alone = results.all()[0].estimate;
    CHECK(alone.value.number() == one.estimate.value.number());
    REQUIRE((alone.interval && one.estimate.interval));
    CHECK(alone.interval->low == one.estimate.interval->low);
    CHECK(alone.interval->high == one.estimate.interval->high);
  }
}

TEST_CASE("what cannot be had is left out of results, and there is a reason") {
  const Sample three = predictions_of("aabbcc", "aabbca", "abc");
  const Results results = evaluate(three, std::vector<Estimand>{{bound_metric("f1")},
                                                                {bound_metric("roc_auc")},
                                                                {bound_metric("f1"), OfClass{" a "}},
                                                                {bound_metric("f1"), OfClass{"d"}}});
  CHECK(results.all().size() == 1);
  CHECK_FALSE(results.find("f1"));
  CHECK(results.find("f1", OfClass{" a "}));
  CHECK(std::string(why_not({bound_metric("f1")}, "f1", three)->what()) ==
        "f1 is a metric of one class, and there are 3: a, b, c");
  CHECK(std::string(why_not({bound_metric("roc_auc")}, "AUC", three)->what()) == "roc_auc needs scores");
  CHECK(std::string(why_not({bound_metric("f1"), OfClass{"d"}}, "f1[d]", three)->what()) ==
        "f1[d]: the data has no class 'd'");
  CHECK_FALSE(why_not({bound_metric("kappa")}, "kappa", three));
}
