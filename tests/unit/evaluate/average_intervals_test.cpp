// Intervals of averages over several classes.
#include "evaluate/average_intervals.hpp"

#include <cmath>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

Sample sample_of(std::vector<double> cells) {
  return {.matrix = {.labels = {"a", "b", "c"}, .cells = std::move(cells)}, .selected = 3};
}

Interval macro_interval(const Sample& sample, const BoundMetric& metric, ZeroDivision zero_division = {}) {
  const std::vector<CountEstimand> one{
      {.metric = &metric, .formula = metric.formula(), .average = Average::macro}};
  return several_class_intervals(sample, {.zero_division = zero_division}, one).at(0).value();
}

}  // namespace

TEST_CASE("an average of classes of one row each reaches as far as their exact intervals say") {
  // Clopper and Pearson's interval of 1 of 1 is 0.025 to 1; recalls are independent.
  const Interval found = macro_interval(sample_of({1, 0, 0, 0, 1, 0, 0, 0, 1}), bound_metric("recall"));
  CHECK(found.low <= 1 - 0.975 / std::sqrt(3.0) + 1e-9);
  CHECK(found.high == 1);
}

TEST_CASE("one wrong row of a rare class does not hold an average down") {
  // That of 0 of 1 is 0 to 0.975; the other classes are at their upper ends.
  const Interval found = macro_interval(sample_of({100, 0, 0, 0, 100, 0, 1, 0, 0}), bound_metric("recall"));
  CHECK(found.high >= (2 + 0.975) / 3 - 1e-9);
}

TEST_CASE("an average of a metric that bends is moved by its second-order term") {
  // F1 = 2 TP / S, S = 2 TP + FP + FN, has - 2 TP (FP + FN) / S^3 where counts vary as Poisson's do. With
  // half a row more in each count these are -2 * 2.5 * 5 / 10^3 for the rare classes. Without that its upper
  // end is J of 2 of 6 rows, whose exact interval ends at 0.777222 (0.874648 as F1), beyond the 0.5 that F1
  // is.
  const Sample sample = sample_of({2, 1, 1, 1, 2, 1, 1, 1, 2});
  const Interval found = macro_interval(sample, bound_metric("f1"));
  CHECK(found.high >= 0.5 + 0.374648 / std::sqrt(3.0) + 0.025 - 1e-5);
}

TEST_CASE("a class whose 0/0 is replaced may be anything") {
  const Interval found = macro_interval(sample_of({5, 1, 0, 1, 5, 0, 1, 1, 0}), bound_metric("precision"), 0);
  CHECK(found.high >= 2 * (5.0 / 7) / 3 + 1.0 / 3 - 1e-9);
}

TEST_CASE("an average that is the same of all rows has no width") {
  const Interval found = macro_interval(sample_of({5, 1, 0, 1, 5, 0, 1, 1, 4}), bound_metric("prevalence"));
  CHECK(found.low == Approx(1.0 / 3));
  CHECK(found.high == Approx(1.0 / 3));
}

TEST_CASE("law: balanced accuracy of several classes has the interval of the macro average of recall") {
  const Sample sample = sample_of({9, 1, 0, 2, 5, 1, 0, 1, 2});
  const BoundMetric balanced = bound_metric("balanced_accuracy");
  const std::vector<CountEstimand> one{
      {.metric = &balanced, .formula = balanced.formula(Scope::whole_matrix)}};
  const Interval found = several_class_intervals(sample, {}, one).at(0).value();
  const Interval recall = macro_interval(sample, bound_metric("recall"));
  CHECK(found.low == Approx(recall.low).epsilon(1e-12));
  CHECK(found.high == Approx(recall.high).epsilon(1e-12));
}
