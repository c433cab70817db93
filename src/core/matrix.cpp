// The confusion matrix, and the two-by-two tables in it.
#include "assay/core/matrix.hpp"

#include <numeric>
#include <utility>

namespace assay {

void TableColumns::add(const TwoByTwo& table) {
  tp.push_back(table.tp);
  fp.push_back(table.fp);
  fn.push_back(table.fn);
  tn.push_back(table.tn);
}

void TableColumns::clear() {
  for (std::vector<double>* column : {&tp, &fp, &fn, &tn}) column->clear();
}

double ConfusionMatrix::truth_total(std::size_t label) const {
  const auto row = cells.begin() + static_cast<std::ptrdiff_t>(label * size());
  return std::accumulate(row, row + static_cast<std::ptrdiff_t>(size()), 0.0);
}

double ConfusionMatrix::predicted_total(std::size_t label) const {
  double total = 0;
  for (std::size_t truth = 0; truth < size(); ++truth) total += at(truth, label);
  return total;
}

double ConfusionMatrix::total() const { return std::accumulate(cells.begin(), cells.end(), 0.0); }

TwoByTwo one_vs_rest(const ConfusionMatrix& matrix, std::size_t positive) {
  TwoByTwo table{.tp = matrix.at(positive, positive)};
  for (std::size_t other = 0; other < matrix.size(); ++other) {
    if (other == positive) continue;
    table.fp += matrix.at(other, positive);
    table.fn += matrix.at(positive, other);
    for (std::size_t predicted = 0; predicted < matrix.size(); ++predicted)
      if (predicted != positive) table.tn += matrix.at(other, predicted);
  }
  return table;
}

void one_vs_rest(const ConfusionMatrix& matrix, std::vector<TwoByTwo>& tables) {
  tables.assign(matrix.size(), {});
  if (matrix.weighted) {  // sums of weights are added, not subtracted: a cell that is 0 comes out as 0
    for (std::size_t k = 0; k < matrix.size(); ++k) tables[k] = one_vs_rest(matrix, k);
    return;
  }
  double n = 0;
  for (std::size_t i = 0; i < matrix.size(); ++i)
    for (std::size_t j = 0; j < matrix.size(); ++j) {
      const double rows = matrix.at(i, j);
      tables[i].fn += rows;  // the diagonal is taken off below
      tables[j].fp += rows;
      n += rows;
    }
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    TwoByTwo& table = tables[k];
    table.tp = matrix.at(k, k);
    table.tn = n - table.fn - table.fp + table.tp;
    table.fp -= table.tp;
    table.fn -= table.tp;
  }
}

std::vector<TwoByTwo> one_vs_rest(const ConfusionMatrix& matrix) {
  std::vector<TwoByTwo> tables;
  one_vs_rest(matrix, tables);
  return tables;
}

ConfusionMatrix two_class_matrix(const TwoByTwo& table, std::vector<std::string> labels,
                                 std::size_t positive) {
  ConfusionMatrix matrix{.labels = std::move(labels), .cells = std::vector<double>(4)};
  const std::size_t negative = 1 - positive;
  matrix.at(positive, positive) = table.tp;
  matrix.at(negative, positive) = table.fp;
  matrix.at(positive, negative) = table.fn;
  matrix.at(negative, negative) = table.tn;
  return matrix;
}

}  // namespace assay
