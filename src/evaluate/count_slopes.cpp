// How the numbers of metrics of counts change with each cell of a matrix.
#include "evaluate/count_slopes.hpp"

#include "assay/formula/slopes.hpp"

namespace assay {

CountSlopes::CountSlopes(const Sample& predictions, ZeroDivision zero_division, const ConfusionMatrix& matrix)
    : predictions_(predictions),
      zero_division_(zero_division),
      matrix_(matrix),
      tables_(one_vs_rest(matrix)) {
  tables_.resize(predictions.selected);
}

// By the counts of each class's table.
std::vector<TwoByTwo> CountSlopes::by_class(const Formula& formula, Average average) const {
  const double instead = zero_division_.value_or(undefined_number);
  const auto slopes_at = [&](const TwoByTwo& table) {
    return slopes_by_count(formula.slopes(variables_of(table), instead));
  };
  if (average == Average::micro) return std::vector(tables_.size(), slopes_at(sum_of(tables_)));
  std::vector<double> numbers;
  double weights = 0;
  for (const TwoByTwo& table : tables_) {
    numbers.push_back(number_of(formula, variables_of(table), zero_division_));
    weights += weight_of(table, average);
  }
  const double mean = assay::average(formula, tables_, numbers, average, zero_division_);
  std::vector<TwoByTwo> slopes;
  for (std::size_t k = 0; k < tables_.size(); ++k) {
    TwoByTwo& by = slopes.emplace_back(slopes_at(tables_[k]));
    const double weight = weight_of(tables_[k], average) / weights;
    for (double TwoByTwo::*count : {&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn})
      by.*count *= weight;
    if (average == Average::macro) continue;
    by.tp += (numbers[k] - mean) / weights;
    by.fn += (numbers[k] - mean) / weights;
  }
  return slopes;
}

std::vector<double> CountSlopes::of_table(const Formula& formula, std::size_t table) const {
  const TwoByTwo by = slopes_by_count(
      formula.slopes(variables_of(one_vs_rest(matrix_, table)), zero_division_.value_or(undefined_number)));
  std::vector<double> slopes;
  for (std::size_t truth = 0; truth < matrix_.size(); ++truth)
    for (std::size_t predicted = 0; predicted < matrix_.size(); ++predicted)
      slopes.push_back(truth == table ? (predicted == table ? by.tp : by.fn)
                                      : (predicted == table ? by.fp : by.tn));
  return slopes;
}

std::vector<double> CountSlopes::of(const CountEstimand& estimand) const {
  if (estimand.table) return of_table(*estimand.formula, *estimand.table);
  if (!estimand.average) {
    const double instead = zero_division_.value_or(undefined_number);
    const Variables variables = variables_of(matrix_, predictions_.ordered, instead);
    return slopes_by_cell(estimand.formula->slopes(variables, instead), matrix_);
  }
  std::vector<TwoByTwo> by = by_class(*estimand.formula, *estimand.average);
  double all = 0;  // a row that is in TN of every class
  for (const TwoByTwo& one : by) all += one.tn;
  by.resize(matrix_.size());  // classes that are left out
  std::vector<double> slopes;
  for (std::size_t i = 0; i < by.size(); ++i)
    for (std::size_t j = 0; j < by.size(); ++j)
      slopes.push_back(all + (i == j ? by[i].tp - by[i].tn : by[i].fn - by[i].tn + by[j].fp - by[j].tn));
  return slopes;
}

SlopedStatistics sloped_statistics(const Sample& predictions, ZeroDivision zero_division,
                                   std::span<const CountEstimand> estimands) {
  ConfusionMatrix matrix = predictions.matrix;
  matrix.weighted = matrix.weighted && matrix.size() == 2;  // sums one by one of many classes take long
  const auto with_cells = [matrix](const Cells& cells) {
    ConfusionMatrix with = matrix;
    with.cells = cells;
    return with;
  };
  CountNumbers numbers(predictions, zero_division, estimands);
  return {[=](const Cells& cells, std::span<double> out) mutable { numbers(with_cells(cells), out); },
          [=, &predictions](const Cells& cells, std::size_t i) {
            return CountSlopes(predictions, zero_division, with_cells(cells)).of(estimands[i]);
          }};
}

}  // namespace assay
