// assay solve: the whole counts behind reported figures.
#include "assay/solve/solve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/report/build/solve.hpp"
#include "cli/command.hpp"
#include "cli/options/add.hpp"
#include "cli/options/figures.hpp"
#include "cli/options/output.hpp"

namespace assay::cli {

namespace {

constexpr double largest_n = 1'000'000;
constexpr std::array usual_figures{"accuracy", "precision", "recall", "specificity", "f1", "prevalence"};

struct SolveOptions {
  std::vector<ReportedFigure> figures;
  std::vector<std::string> as_given;  // of each figure: "precision=0.75"
  std::optional<double> n, most_rows;
  std::size_t most_solutions = 1000;
  bool all = false;  // of them are shown
  OutputOptions output;
};

void add(SolveOptions& options, const std::string& name, const Formula& formula, const Figure& figure,
         const std::string& text) {
  const auto same = [&](const ReportedFigure& one) { return one.name == name; };
  if (std::any_of(options.figures.begin(), options.figures.end(), same))
    throw usage_error(name + " is given twice", "give it once");
  options.figures.push_back(
      {.name = name, .formula = formula, .value = figure.value, .low = figure.low, .high = figure.high});
  options.as_given.push_back(name + "=" + printable(trimmed(text)));
}

void add_metric_option(CLI::App& app, SolveOptions& options, const Metric& metric, const std::string& name,
                       bool shown) {
  const std::string option = option_named(name);
  CLI::Option* const added = app.add_option_function<std::string>(
      option,
      [option, &options, &metric](const std::string& text) {
        const Figure figure = figure_in(option, text, metric.range);
        add(options, std::string(metric.name), *bound_metric(metric.name).formula(), figure, text);
      },
      std::string(metric.question));
  if (std::find(usual_figures.begin(), usual_figures.end(), name) != usual_figures.end()) common(added);
  added->type_name("X")->group(shown ? "Metrics (0.75 stands for 0.745 to 0.755; 3/4 is exact)" : "");
}

// "f1 = 0.8", or of a formula.
void add_formula(SolveOptions& options, const std::string& text) {
  const std::size_t equals = text.rfind('=');
  if (equals == std::string::npos)
    refuse_value("--figure", text, "FORMULA = X is expected, such as 'fbeta(2) = 0.71' or 'TP + FP = 15'");
  const std::string formula(trimmed(std::string_view(text).substr(0, equals)));
  const std::string number(trimmed(std::string_view(text).substr(equals + 1)));
  const Formula parsed = own_formula(formula);
  const Figure figure = figure_of("--figure " + in_quotes(formula), number);
  if (parsed.gives_whole_numbers() && std::ceil(figure.low) > figure.high)
    refuse_value("--figure", text, "counts, and their sums and products, are whole numbers");
  add(options, formula, parsed, figure, number);
}

void add_count(CLI::App& app, SolveOptions& options, const std::string& name, const std::string& variable,
               const char* description) {
  common(add_number(
             app, "--" + name, description, "a whole number of rows from 0 to 1,000,000 is expected",
             [](double n) { return n >= 0 && n <= largest_n && is_whole(n); },
             [&options, variable](double n) {
               add(options, variable, own_formula(variable), {.value = n, .low = n, .high = n}, exact(n));
             }))
      ->type_name("N")
      ->group("Counts");
}

CountProblem problem_of(const SolveOptions& options) {
  if (options.figures.empty())
    throw usage_error("no metrics are given",
                      "for example: assay solve --n 200 --prevalence 10% --precision 0.75 --recall 0.6");
  if (options.n && options.most_rows) throw usage_error("--n and --max-n are both given", "give one of them");
  CountProblem problem{.figures = options.figures, .most_solutions = options.most_solutions};
  if (options.n) problem.fewest_rows = problem.most_rows = *options.n;
  if (options.most_rows) problem.most_rows = *options.most_rows;
  return problem;
}

// What follows from the metrics whatever the counts are; nothing where that is not asked of metrics alone.
std::optional<std::string> command_for_what_follows(const SolveOptions& options) {
  std::string command = "assay explain";
  for (std::size_t i = 0; i < options.figures.size(); ++i) {
    const std::string& name = options.figures[i].name;
    if (!find_metric(name)) return std::nullopt;
    command += " " + option_named(name) + " " + shell_word(options.as_given[i].substr(name.size() + 1));
  }
  return options.figures.size() > 1 ? std::optional(command) : std::nullopt;
}

Report run(const SolveOptions& options) {
  const CountProblem problem = problem_of(options);
  const CountSolutions solved = solve_counts(problem);
  if (solved.given_up && solved.tables.empty())
    throw usage_error("the search was stopped: these metrics leave too many tables open",
                      "give more metrics, or fewer rows with --n or --max-n");
  constexpr std::size_t usually_shown = 10;
  Report report = solve_report(problem, solved, options.all ? std::nullopt : std::optional(usually_shown));
  if (solved.tables.size() > 1 && !options.n) report.command_next = command_for_what_follows(options);
  report.signature = fmt::format("assay {} | solve | n={}", version(),
                                 options.n ? exact(*options.n) : "1-" + exact(problem.most_rows));
  for (const std::string& figure : options.as_given) report.signature += " | " + figure;
  return report;
}

void add_bounds(CLI::App& app, SolveOptions& options) {
  const std::string group = "Search";
  const auto is_rows = [](double n) { return n >= 1 && n <= largest_n && is_whole(n); };
  common(add_number(app, "--n", "All rows", "a whole number from 1 to 1,000,000 is expected", is_rows,
                    [&options](double n) { options.n = n; }))
      ->type_name("N")
      ->group("Counts");
  add_number(app, "--max-n", "Without --n: search tables of up to N rows (default 1000)",
             "a whole number from 1 to 1,000,000 is expected", is_rows,
             [&options](double n) { options.most_rows = n; })
      ->type_name("N")
      ->group(group);
  add_number(app, "--most", "Stop after N solutions (default 1000)",
             "a whole number from 1 to 1,000,000 is expected", is_rows,
             [&options](double n) { options.most_solutions = static_cast<std::size_t>(n); })
      ->type_name("N")
      ->group(group);
  app.add_flag("--all", options.all, "List all solutions, not only 10; JSON and CSV always list all")
      ->group(group);
}

}  // namespace

Task declare_solve(CLI::App& app) {
  const auto options = std::make_shared<SolveOptions>();
  add_bounds(app, *options);
  add_count(app, *options, "tp", "TP", "True positives");
  add_count(app, *options, "fp", "FP", "False positives (Type I errors)");
  add_count(app, *options, "fn", "FN", "False negatives (Type II errors)");
  add_count(app, *options, "tn", "TN", "True negatives");
  for (const Metric& metric : catalogue()) {
    const auto* counts = std::get_if<CountFormula>(&metric.definition);
    if (!counts || counts->two_by_two.empty() || metric.parameter) continue;
    add_metric_option(app, *options, metric, std::string(metric.name), true);
    for (const std::string& alias : other_names(metric))
      add_metric_option(app, *options, metric, alias, false);
  }
  common(app.add_option_function<std::vector<std::string>>(
             "--figure",
             [options = options.get()](const std::vector<std::string>& texts) {
               for (const std::string& text : texts) add_formula(*options, text);
             },
             "Any formula of TP FP FN TN P N PP PN n and metrics; may be repeated"))
      ->allow_extra_args(false)
      ->type_name("'FORMULA = X'")
      ->group("Metrics (0.75 stands for 0.745 to 0.755; 3/4 is exact)");
  add_output(app, options->output);
  return {.run = [options] { return run(*options); }, .output = {options, &options->output}};
}

}  // namespace assay::cli
