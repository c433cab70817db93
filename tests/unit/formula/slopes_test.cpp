// How numbers of formulas change with their variables, and with counts.
#include "assay/formula/slopes.hpp"

#include <cmath>

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

double slope(const std::string& text, Variable by) {
  const TwoByTwo table{.tp = 10, .fp = 5, .fn = 2, .tn = 3};
  return Formula::parse(text, {}).slopes(variables_of(table))[static_cast<std::size_t>(by)];
}

// By a central difference of a step that halves its error against rounding: good to some 9 digits.
template <class Number>
double difference(Number number, double& count) {
  const double at = count, step = 1e-4 * at;
  count = at + step;
  const double above = number();
  count = at - step;
  const double below = number();
  count = at;
  return (above - below) / (2 * step);
}

}  // namespace

TEST_CASE("slopes of formulas are those of school") {
  CHECK(slope("TP", Variable::TP) == 1);
  CHECK(slope("TP", Variable::FP) == 0);
  CHECK(slope("3*TP - 2*FP", Variable::FP) == -2);
  CHECK(slope("-TP", Variable::TP) == -1);
  CHECK(slope("TP*FP", Variable::TP) == 5);
  CHECK(slope("TP/FP", Variable::FP) == Approx(-10.0 / 25));
  CHECK(slope("TP^3", Variable::TP) == Approx(300));
  CHECK(slope("2^TN", Variable::TN) == Approx(8 * std::log(2.0)));
  CHECK(slope("sqrt(TP)", Variable::TP) == Approx(0.5 / std::sqrt(10.0)));
  CHECK(slope("TP/(TP + FP)", Variable::TP) == Approx(5.0 / 225));
}

TEST_CASE("the slope of a root of 0 is infinite by what fills it, and 0 by the rest") {
  const Variables none = variables_of(TwoByTwo{.tp = 0, .fp = 5, .fn = 2, .tn = 3});
  const TwoByTwo by = slopes_by_count(bound_metric("g_mean").formula()->slopes(none));
  CHECK(std::isinf(by.tp));
  CHECK(by.fn == 0);
  CHECK(by.tn == 0);
}

TEST_CASE("law: slopes by counts are what a small change of a count makes") {
  TwoByTwo table{.tp = 40, .fp = 7, .fn = 12, .tn = 90};
  for (const BoundMetric& metric : all_metrics()) {
    const Formula* formula = metric.formula();
    if (!formula) continue;
    const TwoByTwo by = slopes_by_count(formula->slopes(variables_of(table)));
    const auto number = [&] { return formula->evaluate(variables_of(table)); };
    for (double TwoByTwo::*count : {&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn}) {
      CAPTURE(metric.name(), table.*count);
      CHECK(by.*count == Approx(difference(number, table.*count)).epsilon(1e-6).margin(1e-9));
    }
  }
}

TEST_CASE("law: slopes by cells are what a small change of a cell makes") {
  ConfusionMatrix matrix{.labels = {"a", "b", "c"}, .cells = {30, 2, 1, 3, 40, 4, 4, 6, 20}};
  for (const BoundMetric& metric : all_metrics()) {
    const Formula* formula = metric.formula(Scope::whole_matrix);
    if (!formula) continue;
    const auto slopes = slopes_by_cell(formula->slopes(variables_of(matrix, true)), matrix);
    const auto number = [&] { return formula->evaluate(variables_of(matrix, true)); };
    for (std::size_t at = 0; at < slopes.size(); ++at) {
      CAPTURE(metric.name(), at);
      CHECK(slopes[at] == Approx(difference(number, matrix.cells[at])).epsilon(1e-6).margin(1e-9));
    }
  }
}
