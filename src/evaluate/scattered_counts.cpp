// Intervals of metrics of counts where rows have weights, or belong to clusters.
#include "evaluate/scattered_counts.hpp"

#include "assay/formula/slopes.hpp"
#include "assay/stats/jackknife.hpp"
#include "evaluate/count_slopes.hpp"

namespace assay {

namespace {

// What the numbers of an estimand can be, for these counts.
Range range_of(const CountEstimand& one, const Variables& variables) {
  if (!one.average && one.formula->proportion(variables)) return {0, 1};
  if (const auto count = one.formula->row_count(variables); count && !one.average) return {0, count->n};
  return one.metric->range();
}

}  // namespace

std::vector<std::optional<Interval>> scattered_table_intervals(const Sample& predictions,
                                                               const ScatteredTable& of,
                                                               std::span<const CountEstimand> estimands,
                                                               const EvaluationPlan& plan) {
  const TwoByTwo& table = of.counts;
  const Cells cells{table.tp, table.fp, table.fn, table.tn};
  const std::vector<bool> wrong{false, true, true, false};
  const Cells unseen{.5, .5, .5, .5};
  const std::size_t classes = predictions.matrix.size();
  const auto cell_of = [&](std::size_t at) -> std::size_t {  // in the table
    const bool positive = at / classes == of.positive;
    return at % classes == of.positive ? (positive ? 0 : 1) : (positive ? 2 : 3);
  };
  Scatter scatter{.squares = {of.squares.tp, of.squares.fp, of.squares.fn, of.squares.tn},
                  .parts = predictions.scatter->parts,
                  .cluster_ends = predictions.scatter->cluster_ends};
  for (Scatter::Part& part : scatter.parts) part.cell = cell_of(part.cell);
  std::vector<Range> ranges;
  for (const CountEstimand& one : estimands) ranges.push_back(range_of(one, variables_of(table)));
  const auto variables_at = [](const Cells& at) {
    return variables_of({.tp = at[0], .fp = at[1], .fn = at[2], .tn = at[3]});
  };
  const SlopedStatistics numbers{
      [&](const Cells& at, std::span<double> out) {
        for (std::size_t i = 0; i < estimands.size(); ++i)
          out[i] = number_of(*estimands[i].formula, variables_at(at), plan.zero_division);
      },
      [&](const Cells& at, std::size_t i) {
        const double instead = plan.zero_division.value_or(undefined_number);
        const TwoByTwo by = slopes_by_count(estimands[i].formula->slopes(variables_at(at), instead));
        return std::vector{by.tp, by.fp, by.fn, by.tn};
      }};
  return scattered_intervals({cells, wrong, unseen, scatter, {1, 0, 1, 0}}, numbers, ranges,
                             plan.intervals.confidence());
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
  return scattered_intervals({matrix.cells, wrong, unseen, *predictions.scatter, groups},
                             sloped_statistics(predictions, plan.zero_division, estimands), ranges,
                             plan.intervals.confidence());
}

}  // namespace assay
