// From reported figures back to counts.
#include "assay/solve/solve.hpp"

#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

ReportedFigure reported(const char* name, double low, double high) {
  return {.name = name,
          .formula = *bound_metric(name).formula(),
          .value = (low + high) / 2,
          .low = low,
          .high = high};
}

// Every table of n rows, one by one.
std::size_t count_by_hand(const CountProblem& problem) {
  std::size_t count = 0;
  for (double n = problem.fewest_rows; n <= problem.most_rows; ++n)
    for (double tp = 0; tp <= n; ++tp)
      for (double fp = 0; tp + fp <= n; ++fp)
        for (double fn = 0; tp + fp + fn <= n; ++fn) {
          const Variables variables =
              variables_of(TwoByTwo{.tp = tp, .fp = fp, .fn = fn, .tn = n - tp - fp - fn});
          bool all = true;
          for (const ReportedFigure& figure : problem.figures) {
            const double value = figure.formula.evaluate(variables);
            all = all && value >= figure.low - 1e-13 && value <= figure.high + 1e-13;
          }
          count += all ? 1 : 0;
        }
  return count;
}

}  // namespace

TEST_CASE("three rates and n give back the one table that has them") {
  // By hand: of 19, 20 or 21 positives only 20 has a share 0.595 to 0.605, which is 12; 12 / 16 = 0.75.
  const CountSolutions solved =
      solve_counts({.figures = {reported("prevalence", .095, .105), reported("precision", .745, .755),
                                reported("recall", .595, .605)},
                    .fewest_rows = 200,
                    .most_rows = 200});
  REQUIRE(solved.tables.size() == 1);
  CHECK(solved.all);
  CHECK(solved.tables[0].tp == 12);
  CHECK(solved.tables[0].fp == 4);
  CHECK(solved.tables[0].fn == 8);
  CHECK(solved.tables[0].tn == 176);
}

TEST_CASE("the search finds as many tables as looking at each does") {
  const std::vector<std::vector<ReportedFigure>> problems{
      {reported("f1", .645, .655), reported("accuracy", .795, .805)},
      {reported("mcc", .495, .505), reported("kappa", .475, .485), reported("f1", .55, .65)},
      {reported("lr_plus", 2.5, 3.5), reported("fowlkes_mallows", .6, .61)},
      {reported("informedness", -.105, -.095), reported("dor", .45, .55)},
      {reported("prevalence_threshold", .295, .305), reported("npv", .895, .905)},
      {reported("precision", .9, .91), reported("recall", .9, .91), reported("f1", .5, .51)},
  };
  for (const auto& figures : problems) {
    const CountProblem problem{
        .figures = figures, .fewest_rows = 37, .most_rows = 41, .most_solutions = 100'000};
    CAPTURE(figures[0].name, figures[1].name);
    const CountSolutions solved = solve_counts(problem);
    CHECK(solved.all);
    CHECK(solved.tables.size() == count_by_hand(problem));
  }
}

TEST_CASE("the tables nearest to the figures given come first") {
  // 0.6 may be 12 / 19, 12 / 20 or 12 / 21; it is exactly 12 / 20.
  const CountSolutions solved =
      solve_counts({.figures = {reported("prevalence", .095, .105), reported("precision", .745, .755),
                                reported("recall", .55, .65)},
                    .fewest_rows = 200,
                    .most_rows = 200});
  REQUIRE(solved.tables.size() == 3);
  CHECK(solved.tables[0].fn == 8);
  CHECK(solved.tables[1].fn == 7);  // the other two are both 0.005 off in prevalence, half of its width
  CHECK(solved.tables[2].fn == 9);
}

TEST_CASE("a formula may bring back a number from an infinite one") {
  // lr_plus is infinite where FP is 0 and TP and TN are not: (TP, FN, TN) with TP, TN >= 1 sum to 10 in 45
  // ways.
  const CountSolutions solved = solve_counts(
      {.figures =
           {{.name = "1 / lr_plus", .formula = own_formula("1 / lr_plus"), .value = 0, .low = 0, .high = 0}},
       .fewest_rows = 10,
       .most_rows = 10});
  CHECK(solved.tables.size() == 45);
}

TEST_CASE("figures that contradict each other are named, and no others") {
  // An F1 lies between precision and recall.
  const CountProblem problem{.figures = {reported("specificity", .895, .905),
                                         reported("precision", .845, .855), reported("f1", .495, .505),
                                         reported("recall", .795, .805)}};
  CHECK(solve_counts(problem).tables.empty());
  CHECK(contradiction(problem) == std::vector<std::size_t>{1, 2, 3});
}

TEST_CASE("a search stops after as many solutions as were asked for, and says so") {
  const CountSolutions solved =
      solve_counts({.figures = {reported("accuracy", .5, 1)}, .most_rows = 50, .most_solutions = 10});
  CHECK(solved.tables.size() == 10);
  CHECK_FALSE(solved.all);
  CHECK_FALSE(solved.given_up);
}
