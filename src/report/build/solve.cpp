// The report on reported figures.
#include "assay/report/build/solve.hpp"

#include <fmt/format.h>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// As they were given, and what that may have been rounded from.
Table figures_table(const CountProblem& problem) {
  Table table{.key = "figures",
              .row_header = "figure",
              .columns = {"low", "high"},
              .rows = {},
              .exact_columns = {"low", "high"}};
  if (problem.fewest_rows == problem.most_rows)
    table.rows.push_back({"n", {Count{problem.most_rows}, Count{problem.most_rows}}});
  for (const ReportedFigure& one : problem.figures)
    table.rows.push_back({one.name, {Count{one.low}, Count{one.high}}});
  return table;
}

Series solutions_series(const std::vector<TwoByTwo>& tables) {
  Series series{.key = "solutions", .listed = true, .records = true};
  const std::pair<const char*, double (*)(const TwoByTwo&)> columns[] = {
      {"n", [](const TwoByTwo& t) { return t.tp + t.fp + t.fn + t.tn; }},
      {"tp", [](const TwoByTwo& t) { return t.tp; }},
      {"fp", [](const TwoByTwo& t) { return t.fp; }},
      {"fn", [](const TwoByTwo& t) { return t.fn; }},
      {"tn", [](const TwoByTwo& t) { return t.tn; }}};
  for (const auto& [name, of] : columns) {
    NumberColumn& column = series.columns.emplace_back(NumberColumn{name, {}, true});
    for (const TwoByTwo& table : tables) column.numbers.push_back(of(table));
  }
  return series;
}

std::string searched(const CountProblem& problem) {
  if (problem.fewest_rows == problem.most_rows)
    return fmt::format("of {} rows", with_commas(problem.most_rows));
  return fmt::format("of 1 to {} rows", with_commas(problem.most_rows));
}

std::string why_none(const CountProblem& problem) {
  std::vector<std::string> names;
  for (const std::size_t at : contradiction(problem)) names.push_back(problem.figures[at].name);
  const std::string last = names.back();
  names.pop_back();
  return fmt::format("No table {} has these figures: {}.", searched(problem),
                     names.empty() ? last + " alone cannot be so"
                                   : listed(names, names.size()) + " and " + last + " contradict each other");
}

void add_answer(Report& report, const CountProblem& problem, const CountSolutions& solved) {
  const std::vector<TwoByTwo>& tables = solved.tables;
  std::string words;
  if (tables.empty()) {
    words = why_none(problem);
  } else if (tables.size() == 1 && solved.all) {
    const TwoByTwo& t = tables[0];
    Working working;
    for (const ReportedFigure& one : problem.figures)
      if (!find_variable(one.name, Scope::two_by_two))
        add_derivations(working.derivations, one.formula.derivations(one.name, variables_of(t)));
    if (!working.derivations.empty()) report.parts.emplace_back(std::move(working));
    words =
        fmt::format("No other table {} has these figures; the command below reports all metrics of this one.",
                    searched(problem));
    report.parts.emplace_back(paragraph("in_words", words));
    report.parts.emplace_back(
        paragraph("command", fmt::format("assay report --tp {} --fp {} --fn {} --tn {}", exact(t.tp),
                                         exact(t.fp), exact(t.fn), exact(t.tn))));
    return;
  } else {
    words = fmt::format(
        "{}{} {} {} these figures{}.", solved.all ? "" : "At least ",
        with_commas(static_cast<double>(tables.size())) + (tables.size() == 1 ? " table" : " tables"),
        searched(problem), tables.size() == 1 ? "has" : "have",
        solved.all ? ", and no others; the nearest to them comes first" : "");
  }
  report.parts.emplace_back(paragraph("in_words", words));
}

}  // namespace

Report solve_report(const CountProblem& problem, const CountSolutions& solved) {
  Report report{.command = "solve"};
  report.parts.emplace_back(figures_table(problem));
  report.parts.emplace_back(solutions_series(solved.tables));
  add_answer(report, problem, solved);
  if (solved.given_up)
    report.warnings.push_back(
        {"given_up", "the search was given up: there may be more; give more figures, or fewer rows"});
  if (!solved.all && !solved.given_up)
    report.warnings.push_back(
        {"more_solutions", fmt::format("there are more than {} solutions: give more figures, or --most N",
                                       with_commas(static_cast<double>(problem.most_solutions)))});
  report.holds = !solved.tables.empty();
  return report;
}

}  // namespace assay
