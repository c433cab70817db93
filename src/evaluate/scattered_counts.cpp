// Intervals of metrics of counts where rows have weights, or belong to clusters.
#include "evaluate/scattered_counts.hpp"

#include "assay/stats/jackknife.hpp"

namespace assay {

namespace {

// What the numbers of an estimand can be, for these counts.
Range range_of(const CountEstimand& one, const Variables& variables) {
  if (!one.average && one.formula->proportion(variables)) return {0, 1};
  if (const auto count = one.formula->row_count(variables); count && !one.average) return {0, count->n};
  return one.metric->range();
}

// Of true and false positives, false and true negatives.
std::vector<std::size_t> table_cells(std::size_t classes, std::size_t of) {
  std::vector<std::size_t> cells;
  for (std::size_t truth = 0; truth < classes; ++truth)
    for (std::size_t predicted = 0; predicted < classes; ++predicted)
      cells.push_back(predicted == of ? (truth == of ? 0 : 1) : (truth == of ? 2 : 3));
  return cells;
}

}  // namespace

std::vector<std::optional<Interval>> scattered_table_intervals(const Sample& predictions, std::size_t of,
                                                               std::span<const CountEstimand> estimands,
                                                               const EvaluationPlan& plan) {
  const TwoByTwo table = one_vs_rest(predictions.matrix, of);
  const Cells cells{table.tp, table.fp, table.fn, table.tn};
  const std::vector<bool> wrong{false, true, true, false};
  const Cells unseen{.5, .5, .5, .5};
  const Scatter scatter =
      with_cells(*predictions.scatter, table_cells(predictions.matrix.size(), of), cells.size());
  std::vector<Range> ranges;
  for (const CountEstimand& one : estimands) ranges.push_back(range_of(one, variables_of(table)));
  const Statistics numbers = [&](const Cells& at, std::span<double> out) {
    const Variables variables = variables_of({.tp = at[0], .fp = at[1], .fn = at[2], .tn = at[3]});
    for (std::size_t i = 0; i < estimands.size(); ++i)
      out[i] = number_of(*estimands[i].formula, variables, plan.zero_division);
  };
  return scattered_intervals(
      {cells, wrong, unseen, scatter, {1, 0, 1, 0}}, [&] { return numbers; }, ranges,
      plan.intervals.bootstrap);
}

std::vector<std::optional<Interval>> scattered_matrix_intervals(const Sample& predictions,
                                                                std::span<const CountEstimand> estimands,
                                                                const EvaluationPlan& plan) {
  const ConfusionMatrix& matrix = predictions.matrix;
  const auto classes = static_cast<double>(matrix.size());
  std::vector<bool> wrong;
  Cells unseen;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < matrix.cells.size(); ++i) {
    wrong.push_back(i / matrix.size() != i % matrix.size());
    if (matrix.size() == 2) groups.push_back(i / 2);
    unseen.push_back(matrix.size() == 2 ? 0.5 : wrong.back() ? 1 / (classes * (classes - 1)) : 0);
  }
  const Variables variables = variables_of(matrix, predictions.ordered, undefined_number);
  std::vector<Range> ranges;
  for (const CountEstimand& one : estimands) ranges.push_back(range_of(one, variables));
  const CountNumbers numbers(predictions, plan.zero_division, estimands);
  const auto start = [&] {
    return [numbers = CountNumbers(numbers), at = matrix](const Cells& cells, std::span<double> out) mutable {
      at.cells = cells;
      numbers(at, out);
    };
  };
  return scattered_intervals({matrix.cells, wrong, unseen, *predictions.scatter, groups}, start, ranges,
                             plan.intervals.bootstrap);
}

}  // namespace assay
