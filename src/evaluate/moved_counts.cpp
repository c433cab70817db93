// Intervals of metrics of counts where the rows of each class are weighted to another prevalence.
#include "evaluate/moved_counts.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/interval.hpp"
#include "assay/stats/table_draws.hpp"
#include "evaluate/two_class_numbers.hpp"

namespace assay {

namespace {

// The table of the positive class as it was counted.
TwoByTwo counted_table(const Sample& predictions) {
  const TwoByTwo table = one_vs_rest(predictions.matrix, predictions.positive.value());
  const MovedPrevalence& moved = predictions.moved.value();
  const double of_positives = moved.from / moved.to, of_negatives = (1 - moved.from) / (1 - moved.to);
  return {.tp = std::round(table.tp * of_positives),
          .fp = std::round(table.fp * of_negatives),
          .fn = std::round(table.fn * of_positives),
          .tn = std::round(table.tn * of_negatives)};
}

// Each class has its share of the rows, whatever was drawn.
TableColumns moved_to(double prevalence, TableColumns tables) {
  for (std::size_t i = 0; i < tables.size(); ++i) {
    const TwoByTwo table = tables.at(i);
    const double positives = table.tp + table.fn, negatives = table.fp + table.tn;
    const double rows = positives + negatives;
    const double of_positives = prevalence * rows / positives;
    const double of_negatives = (1 - prevalence) * rows / negatives;
    tables.tp[i] *= of_positives;
    tables.fn[i] *= of_positives;
    tables.fp[i] *= of_negatives;
    tables.tn[i] *= of_negatives;
  }
  return tables;
}

// The share that a formula is of the rows of one class; nothing where it is of both, which weights change.
std::optional<Proportion> share_of_one_class(const CountEstimand& one, const Sample& predictions,
                                             const TwoByTwo& counted) {
  if (!one.table) return std::nullopt;
  const bool of_positive = one.table == predictions.positive;
  const TwoByTwo table =
      of_positive ? counted
                  : TwoByTwo{.tp = counted.tn, .fp = counted.fn, .fn = counted.fp, .tn = counted.tp};
  const auto share = one.formula->proportion(variables_of(table));
  const double positives = table.tp + table.fn, negatives = table.fp + table.tn;
  const std::vector<Variable> parts = one.formula->variables();
  const auto all_of_class = [&](std::initializer_list<Variable> cells) {
    return std::all_of(parts.begin(), parts.end(), [&](Variable part) {
      return std::find(cells.begin(), cells.end(), part) != cells.end();
    });
  };
  if (!share || share->n == 0) return std::nullopt;
  if (share->n == positives && all_of_class({Variable::TP, Variable::FN, Variable::P})) return share;
  if (share->n == negatives && all_of_class({Variable::FP, Variable::TN, Variable::N})) return share;
  return std::nullopt;
}

}  // namespace

std::vector<std::optional<Interval>> moved_intervals(const Sample& predictions,
                                                     std::span<const CountEstimand> estimands,
                                                     const EvaluationPlan& plan) {
  const TwoByTwo counted = counted_table(predictions);
  TwoClassNumbers of_table(predictions, plan.zero_division, estimands);
  const auto numbers = [&, of_table](const TableColumns& tables,
                                     std::span<std::vector<double>> columns) mutable {
    of_table(moved_to(predictions.moved->to, tables), columns);
  };
  std::vector<std::optional<Interval>> intervals =
      table_intervals(counted, numbers, estimands.size(), plan.intervals.bootstrap);
  for (std::size_t i = 0; i < estimands.size(); ++i)
    if (const auto share = share_of_one_class(estimands[i], predictions, counted))
      intervals[i] = proportion_interval(*share, plan.intervals.proportions, plan.intervals.confidence());
  return intervals;
}

}  // namespace assay
