// Parts of reports on an evaluation.
#include "cli/estimates.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "cli/curves.hpp"

namespace assay::cli {

namespace {

std::vector<Cell> cells_of(const std::vector<Estimate>& estimates, Count support) {
  std::vector<Cell> cells(estimates.begin(), estimates.end());
  cells.emplace_back(support);
  return cells;
}

}  // namespace

EvaluationPlan plan_of(std::vector<Measure> by_class, std::vector<Measure> overall,
                       const EstimateOptions& options, unsigned threads) {
  EvaluationPlan plan{.by_class = std::move(by_class),
                      .overall = std::move(overall),
                      .intervals = options.intervals,
                      .proportion_method = options.proportion_method,
                      .bootstrap = options.bootstrap,
                      .zero_division = options.zero_division};
  plan.bootstrap.threads = threads;
  return plan;
}

Needs needs_of(const EvaluationPlan& plan) {
  Needs needs{.scores_beside_predictions = true};
  for (const Measure& measure : plan.overall) {
    needs.losses = needs.losses || measure.loss != nullptr;
    needs.ranking = needs.ranking || static_cast<bool>(measure.ranked);
  }
  return needs;
}

void check_scores(const std::vector<std::string>& names, const InputOptions& input,
                  const Predictions& predictions) {
  for (const std::string& name : names) {
    if (name == "all") continue;
    const Measure asked = measure(name);
    const bool of_scores = asked.loss || asked.ranked.of_two;
    if (of_scores && !predictions.losses && !predictions.ranking && !predictions.class_scores)
      throw data_error(name + " needs scores",
                       input.counts.any()
                           ? "counts bring none: give a file that has them"
                           : "name their column with --score where there are two labels, or one "
                             "for each class with --scores");
    if (asked.ranked && !of_scores && !predictions.class_scores)
      throw data_error(name + " needs a column of scores for each class",
                       "name them with --scores, such as 'p_*'");
    if (asked.loss && !predictions.why_no_losses.empty())
      throw data_error(name + ": " + predictions.why_no_losses,
                       "it needs probabilities: from 0 to 1, and those of all classes together 1");
  }
}

std::optional<Warning> auc_below_half(const Evaluation& evaluation) {
  for (const NamedEstimate& one : evaluation.overall)
    if (one.measure->name == "roc_auc") return auc_below_half(one.estimate.value);
  return std::nullopt;
}

void add_tables(std::vector<Part>& parts, const Evaluation& evaluation, bool weighted) {
  if (evaluation.class_measures.empty()) return;
  Table classes{.key = "classes", .row_header = "class", .columns = {}, .rows = {}};
  for (const Measure* measure : evaluation.class_measures) classes.columns.push_back(measure->name);
  classes.columns.emplace_back("support");
  Table averages{.key = "averages", .row_header = "average", .columns = classes.columns, .rows = {}};
  double support = 0;
  for (const ClassEstimates& one : evaluation.classes) {
    classes.rows.push_back({one.label, cells_of(one.estimates, {one.support, weighted})});
    support += one.support;
  }
  for (const AverageEstimates& one : evaluation.averages)
    averages.rows.push_back(
        {std::string(name_of(one.average)), cells_of(one.estimates, {support, weighted})});
  parts.emplace_back(std::move(classes));
  parts.emplace_back(std::move(averages));
}

void add_overall(std::vector<Part>& parts, const Evaluation& evaluation) {
  ValueList overall{.key = "metrics", .values = {}};
  for (const NamedEstimate& one : evaluation.overall)
    overall.values.push_back({one.measure->name, one.estimate});
  if (!overall.values.empty()) parts.emplace_back(std::move(overall));
}

void add_working(std::vector<Part>& parts, const Predictions& predictions, const Evaluation& evaluation,
                 ZeroDivision zero_division) {
  const ConfusionMatrix& matrix = predictions.matrix;
  const double zero_by_zero = zero_division.value_or(undefined_number);
  const auto derive = [&](Working& working, const Formula& formula, const std::string& name,
                          const Variables& variables) {
    add_derivations(working.derivations, formula.derivations(name, variables, zero_by_zero));
  };
  const std::vector<TwoByTwo> tables = one_vs_rest(matrix);
  Working overall;
  for (const auto& [measure, estimate] : evaluation.overall) {
    if (predictions.positive && measure->two_by_two) {
      derive(overall, *measure->two_by_two, measure->name, variables_of(tables[*predictions.positive]));
    } else if (measure->whole_matrix) {
      derive(overall, *measure->whole_matrix, measure->name,
             variables_of(matrix, predictions.ordered, zero_by_zero));
    }
  }
  if (!overall.derivations.empty()) parts.emplace_back(std::move(overall));
  if (predictions.positive) return;
  for (std::size_t k = 0; k < predictions.selected; ++k) {
    Working of_class{
        .key = "class_working", .label = matrix.labels[k], .title = "class " + in_quotes(matrix.labels[k])};
    for (const Measure* measure : evaluation.class_measures)
      if (measure->per_class())
        derive(of_class, *measure->two_by_two, measure->name, variables_of(tables[k]));
    if (!of_class.derivations.empty()) parts.emplace_back(std::move(of_class));
  }
}

}  // namespace assay::cli
