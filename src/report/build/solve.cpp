// The report on reported figures.
#include "assay/report/build/solve.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// As they were given, and what that may have been rounded from.
Table figures_table(const CountProblem& problem) {
  Table table{.key = "figures",
              .row_header = "given",
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
  return fmt::format("No table {} fits: {}.", searched(problem),
                     names.empty() ? last + " alone cannot be so"
                                   : listed(names, names.size()) + " and " + last + " contradict each other");
}

std::string conclusion(const CountProblem& problem, const CountSolutions& solved, std::size_t shown) {
  const std::vector<TwoByTwo>& tables = solved.tables;
  if (tables.empty()) return why_none(problem);
  if (tables.size() == 1 && solved.all)
    return fmt::format("Exactly one table {} fits: TP {}, FP {}, FN {}, TN {}.", searched(problem),
                       exact(tables[0].tp), exact(tables[0].fp), exact(tables[0].fn), exact(tables[0].tn));
  const double count = static_cast<double>(tables.size());
  std::string words = fmt::format("{}{} {} {} {}.", solved.all ? "" : "At least ", with_commas(count),
                                  tables.size() == 1 ? "table" : "tables", searched(problem),
                                  tables.size() == 1 ? "fits" : "fit");
  if (solved.all) words += " No others do.";
  if (tables.size() == 1) return words;
  return words + " The nearest to your values come first" +
         (shown < tables.size() ? "; --all lists them all." : ".");
}

// How each metric comes about in the one table.
Working solved_working(const CountProblem& problem, const TwoByTwo& table) {
  Working working;
  for (const ReportedFigure& one : problem.figures)
    if (!find_variable(one.name, Scope::two_by_two))
      add_derivations(working.derivations, one.formula.derivations(one.name, variables_of(table)));
  return working;
}

}  // namespace

Report solve_report(const CountProblem& problem, const CountSolutions& solved,
                    std::optional<std::size_t> shown) {
  Report report{.command = "solve"};
  const std::vector<TwoByTwo>& tables = solved.tables;
  const std::size_t listed = std::min(shown.value_or(tables.size()), tables.size());
  report.parts.emplace_back(paragraph("in_words", conclusion(problem, solved, listed)));
  Series solutions = solutions_series(tables);
  if (listed < tables.size()) solutions.most_listed = listed;
  report.parts.emplace_back(std::move(solutions));
  if (tables.size() == 1 && solved.all) {
    if (Working working = solved_working(problem, tables[0]); !working.derivations.empty())
      report.parts.emplace_back(std::move(working));
    report.command_next = fmt::format("assay report --tp {} --fp {} --fn {} --tn {}", exact(tables[0].tp),
                                      exact(tables[0].fp), exact(tables[0].fn), exact(tables[0].tn));
  }
  report.parts.emplace_back(figures_table(problem));
  if (solved.given_up)
    report.warnings.push_back(
        {"given_up", "the search was stopped: there may be more tables; give more metrics, or fewer rows"});
  if (!solved.all && !solved.given_up)
    report.warnings.push_back(
        {"more_solutions", fmt::format("the search stopped after {} tables: give more metrics, or --most N",
                                       with_commas(static_cast<double>(problem.most_solutions)))});
  mark_details(report);
  report.holds = !tables.empty();
  return report;
}

}  // namespace assay
