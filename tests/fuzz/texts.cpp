// Targets of texts that are no rows: formulas, gates, settings, baselines, and metrics that counts are sought
// from.
#include <algorithm>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/gate/gate.hpp"
#include "assay/input/condition.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/baseline.hpp"
#include "assay/solve/solve.hpp"
#include "cli/config/toml.hpp"
#include "target.hpp"

namespace assay::fuzz {

namespace {

bool near(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)}); }
bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// What a formula says of one table is the same, however it is asked.
void check_table(const Formula& formula, const TwoByTwo& table) {
  const Variables variables = variables_of(table);
  const double number = formula.evaluate(variables);
  const Value value = formula.value(variables);
  if (value.defined() && !near(value.number(), number)) fail("value() and evaluate() differ");
  if (!value.defined() && value.why().empty()) fail("no number, and no reason");
  TableColumns columns;
  columns.add(table);
  double of_columns = 0;
  formula.evaluate(columns, {&of_columns, 1});
  if (!same(number, of_columns)) fail("a column of tables has another number");
  const auto exactly = [](double cell) { return Bounds{cell, cell}; };
  const Bounds bounds =
      formula.bounds({.cells = {exactly(table.tp), exactly(table.fp), exactly(table.fn), exactly(table.tn)},
                      .rows = exactly(table.tp + table.fp + table.fn + table.tn)});
  if (std::isfinite(number) && !(bounds.low <= number || near(bounds.low, number)))
    fail("the lower bound is above the number");
  if (std::isfinite(number) && !(bounds.high >= number || near(bounds.high, number)))
    fail("the upper bound is below the number");
  if (formula.gives_whole_numbers() && std::abs(number) < 1e15 && number != std::round(number))
    fail("a number that should be whole is not");
  static_cast<void>(formula.slopes(variables));
  static_cast<void>(formula.derivations("it", variables));
}

// The tables of up to `most` rows that have the figures.
std::size_t count_tables(const CountProblem& problem) {
  const auto fits = [](const ReportedFigure& figure, const Variables& variables) {
    const double number = figure.formula.evaluate(variables), slack = 1e-13 * std::max(1.0, std::abs(number));
    return std::isfinite(number) && number >= figure.low - slack && number <= figure.high + slack;
  };
  std::size_t count = 0;
  for (double tp = 0; tp <= problem.most_rows; ++tp)
    for (double fp = 0; tp + fp <= problem.most_rows; ++fp)
      for (double fn = 0; tp + fp + fn <= problem.most_rows; ++fn)
        for (double tn = 0; tp + fp + fn + tn <= problem.most_rows; ++tn) {
          const Variables variables = variables_of(TwoByTwo{.tp = tp, .fp = fp, .fn = fn, .tn = tn});
          if (tp + fp + fn + tn > 0 &&
              std::all_of(problem.figures.begin(), problem.figures.end(),
                          [&](const ReportedFigure& figure) { return fits(figure, variables); }))
            ++count;
        }
  return count;
}

}  // namespace

void read_formula(std::string_view bytes) {
  std::array<double, 4> cells{};
  for (double& cell : cells) cell = take_byte(bytes) % 50;
  answers([&] {
    const Formula formula = own_formula(bytes);
    const TwoByTwo table{.tp = cells[0], .fp = cells[1], .fn = cells[2], .tn = cells[3]};
    check_table(formula, table);
    const std::string text = formula.text();
    const Formula again = own_formula(text);
    if (again.text() != text) fail("the spelling of '" + text + "' is read as '" + again.text() + "'");
    const Variables variables = variables_of(table);
    const double a = formula.evaluate(variables), b = again.evaluate(variables);
    if (std::isfinite(a) && std::isfinite(b) && !near(a, b)) fail("the spelling has another number: " + text);
  });
}

void read_gate(std::string_view bytes) {
  answers([&] {
    const Gate one = gate(bytes);
    const std::string name = name_of(one.estimand);
    if (!same(gate(name + " >= 0.5").estimand, one.estimand)) fail("the name is of something else: " + name);
  });
  answers([&] { static_cast<void>(gate_of(max_drop(bytes), 0.5)); });
  answers([&] {
    const std::vector<std::string> header{"a", "b c", "a>=b", "age"};
    const RowCondition condition{std::string(bytes), header};
    static_cast<void>(condition.is_met("65", 65));
  });
  if (const auto figure = figure_from(bytes);
      figure && !(figure->low <= figure->value && figure->value <= figure->high))
    fail("a figure that is not between its ends: " + printable(bytes));
  if (const auto probability = probability_from(bytes);
      probability && !(*probability >= 0 && *probability <= 1))
    fail("a probability out of its range: " + printable(bytes));
  static_cast<void>(why_no_probability(bytes));
}

void read_config(std::string_view bytes) {
  answers([&] {
    const std::vector<std::string> others{"report", "roc"};
    for (const cli::Setting& setting : cli::settings_in(bytes, "assay.toml", "check", others))
      if (setting.places.size() != setting.values.size()) fail("a value has no place: " + setting.name);
  });
}

void read_baseline(std::string_view bytes) {
  answers([&] {
    const BaselineReport report = baseline_report(bytes, "base.json");
    for (const std::string& name : report.names_at({"metrics"}))
      if (!report.find({"metrics", name})) fail("a metric that is named is not there: " + printable(name));
    for (const auto& [value, slice] : report.slices) static_cast<void>(report.of_slice(value, slice.rows));
    static_cast<void>(estimate_in(report, "base.json", {bound_metric("f1"), OfClass{"a"}}, "f1[a]"));
    check_alike(report, "base.json", report.input, report.zero_division);
  });
}

void solve(std::string_view bytes) {
  CountProblem problem{.most_rows = static_cast<double>(1 + take_byte(bytes) % 10), .most_solutions = 10'000};
  const bool all_read = answers([&] {
    while (!bytes.empty() && problem.figures.size() < 4) {
      const std::string_view line = take_line(bytes);
      const auto equals = std::min(line.rfind('='), line.size());
      const auto figure = figure_from(line.substr(std::min(equals + 1, line.size())));
      if (!figure) throw usage_error("no number");
      problem.figures.push_back({.name = std::string(line.substr(0, equals)),
                                 .formula = own_formula(line.substr(0, equals)),
                                 .value = figure->value,
                                 .low = figure->low,
                                 .high = figure->high});
    }
  });
  if (!all_read || problem.figures.empty()) return;
  const CountSolutions found = solve_counts(problem);
  const std::size_t count = count_tables(problem);
  if (found.all ? found.tables.size() != count : found.tables.size() > count)
    fail(std::to_string(found.tables.size()) + " tables instead of " + std::to_string(count));
  if (count == 0 && found.all && contradiction(problem).empty()) fail("no table, and nothing contradicts");
}

}  // namespace assay::fuzz
