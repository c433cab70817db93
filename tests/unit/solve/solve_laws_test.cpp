// Laws of counts found from reported figures, over random tables.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <random>

#include "assay/core/figure.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/solve/solve.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

double number(const std::string& metric, const TwoByTwo& table) {
  return bound_metric(metric).formula()->evaluate(variables_of(table));
}

// As a paper prints it, with so many decimals.
std::string printed(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

ReportedFigure reported(const std::string& metric, const std::string& text) {
  const Figure figure = figure_from(text).value();
  return {.name = metric,
          .formula = *bound_metric(metric).formula(),
          .value = figure.value,
          .low = figure.low,
          .high = figure.high};
}

// A table of up to 60 rows, and figures of it; all of its cells take part.
struct Draw {
  TwoByTwo table;
  CountProblem problem;
  int decimals;
};

const std::vector<std::vector<std::string>> reported_together{
    {"recall", "specificity", "prevalence"},
    {"precision", "recall", "accuracy"},
    {"f1", "mcc", "npv"},
    {"kappa", "informedness", "fdr"},
    {"lr_plus", "lr_minus", "jaccard"},
    {"markedness", "g_mean", "detection_prevalence"},
    {"dor", "f1", "error_rate"},
    {"fowlkes_mallows", "prevalence_threshold", "fpr"}};

std::vector<Draw> draws(int count) {
  std::mt19937 random(5);
  std::vector<Draw> all;
  while (all.size() < static_cast<std::size_t>(count)) {
    const auto cell = [&] { return static_cast<double>(random() % 16); };
    const TwoByTwo table{.tp = cell(), .fp = cell(), .fn = cell(), .tn = cell()};
    const double n = table.tp + table.fp + table.fn + table.tn;
    Draw draw{.table = table,
              .problem = {.fewest_rows = n, .most_rows = n, .most_solutions = 100'000},
              .decimals = all.size() % 2 == 0 ? 2 : 3};
    bool defined = n > 0;
    for (const std::string& metric : reported_together[all.size() % reported_together.size()]) {
      const double value = number(metric, table);
      defined = defined && std::isfinite(value);
      if (defined) draw.problem.figures.push_back(reported(metric, printed(value, draw.decimals)));
    }
    if (defined) all.push_back(std::move(draw));
  }
  return all;
}

bool holds(const std::vector<TwoByTwo>& tables, const TwoByTwo& sought) {
  return std::any_of(tables.begin(), tables.end(), [&](const TwoByTwo& one) {
    return one.tp == sought.tp && one.fp == sought.fp && one.fn == sought.fn && one.tn == sought.tn;
  });
}

bool same_cells(const TwoByTwo& a, const TwoByTwo& b) { return holds({a}, b); }

CountProblem without(CountProblem problem, std::size_t figure) {
  problem.figures.erase(problem.figures.begin() + static_cast<std::ptrdiff_t>(figure));
  return problem;
}

CountProblem with_only(const CountProblem& problem, const std::vector<std::size_t>& figures) {
  CountProblem some = problem;
  some.figures.clear();
  for (const std::size_t figure : figures) some.figures.push_back(problem.figures[figure]);
  return some;
}

}  // namespace

TEST_CASE("law: the table that figures were rounded from is among the tables found, once") {
  for (const Draw& draw : draws(120)) {
    const auto& [table, problem, decimals] = draw;
    CAPTURE(table.tp, table.fp, table.fn, table.tn, problem.figures[0].name, decimals);
    const CountSolutions solved = solve_counts(problem);
    CHECK(solved.all);
    CHECK(std::count_if(solved.tables.begin(), solved.tables.end(),
                        [&](const TwoByTwo& one) { return same_cells(one, draw.table); }) == 1);
  }
}

TEST_CASE("law: every table found has the number of rows asked for, and rounds to the figures") {
  for (const Draw& draw : draws(120)) {
    const CountProblem& problem = draw.problem;
    for (const TwoByTwo& found : solve_counts(problem).tables) {
      CAPTURE(found.tp, found.fp, found.fn, found.tn, problem.figures[0].name);
      CHECK(found.tp + found.fp + found.fn + found.tn == problem.most_rows);
      CHECK(std::min({found.tp, found.fp, found.fn, found.tn}) >= 0);
      for (const ReportedFigure& figure : problem.figures) {
        const double off = std::abs(number(figure.name, found) - figure.value);
        CHECK(off <= .5 * std::pow(10, -draw.decimals) + 1e-12);
      }
    }
  }
}

TEST_CASE("law: a range of rows is the sum of its numbers of rows") {
  const std::vector<ReportedFigure> figures{reported("recall", "0.67"), reported("precision", "0.50"),
                                            reported("accuracy", "0.8")};
  std::size_t one_by_one = 0;
  for (double n = 5; n <= 25; ++n)
    one_by_one += solve_counts({.figures = figures, .fewest_rows = n, .most_rows = n}).tables.size();
  const CountSolutions together =
      solve_counts({.figures = figures, .fewest_rows = 5, .most_rows = 25, .most_solutions = 100'000});
  CHECK(together.tables.size() == one_by_one);
  CHECK(one_by_one > 0);
  for (const TwoByTwo& found : together.tables) {
    CHECK(found.tp + found.fp + found.fn + found.tn >= 5);
    CHECK(found.tp + found.fp + found.fn + found.tn <= 25);
  }
}

TEST_CASE("law: figures that no table can have are found contradictory, with no figure too many") {
  std::size_t contradictions = 0;
  for (const Draw& draw : draws(80)) {
    CountProblem problem = draw.problem;
    // F1 beyond both precision and recall, and a harmless figure before and behind.
    const double precision = number("precision", draw.table), recall = number("recall", draw.table);
    const double beyond = std::max(precision, recall) + .03;
    if (!(beyond < 1)) continue;
    problem.figures = {reported("accuracy", printed(number("accuracy", draw.table), 2)),
                       reported("precision", printed(precision, 2)), reported("f1", printed(beyond, 2)),
                       reported("recall", printed(recall, 2)),
                       reported("prevalence", printed(number("prevalence", draw.table), 2))};
    CAPTURE(draw.table.tp, draw.table.fp, draw.table.fn, draw.table.tn);
    CHECK(solve_counts(problem).tables.empty());
    const std::vector<std::size_t> core = contradiction(problem);
    const CountProblem minimal = with_only(problem, core);
    CHECK(solve_counts(minimal).tables.empty());
    CHECK(std::is_sorted(core.begin(), core.end()));
    for (std::size_t i = 0; i < core.size(); ++i)
      CHECK_FALSE(solve_counts(without(minimal, i)).tables.empty());
    ++contradictions;
  }
  CHECK(contradictions > 20);
}

TEST_CASE("figures that each exclude the other are both named: by hand") {
  // Recall and its complement sum to 1.2.
  CHECK(
      contradiction({.figures = {reported("npv", "0.9"), reported("fnr", "0.40"), reported("recall", "0.80")},
                     .most_rows = 50}) == std::vector<std::size_t>{1, 2});
  // No share of up to 9 rows is 0.955 to 0.965, whatever else is reported.
  CHECK(contradiction({.figures = {reported("npv", "0.9"), reported("accuracy", "0.96")}, .most_rows = 9}) ==
        std::vector<std::size_t>{1});
}

TEST_CASE("more rows at least than at most are no tables") {
  const CountSolutions solved =
      solve_counts({.figures = {reported("accuracy", "0.5")}, .fewest_rows = 11, .most_rows = 10});
  CHECK(solved.tables.empty());
  CHECK(solved.all);
}
