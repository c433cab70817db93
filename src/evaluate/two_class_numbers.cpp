// The numbers of metrics of counts, for many matrices of two classes at once.
#include "evaluate/two_class_numbers.hpp"

#include <algorithm>

namespace assay {

namespace {

TableColumns of_other_class(const TableColumns& tables) {
  return {.tp = tables.tn, .fp = tables.fn, .fn = tables.fp, .tn = tables.tp};
}

}  // namespace

TwoClassNumbers::TwoClassNumbers(const Sample& predictions, ZeroDivision zero_division,
                                 std::span<const CountEstimand> estimands)
    : predictions_(predictions),
      zero_division_(zero_division),
      estimands_(estimands),
      positive_(predictions.positive.value_or(1)) {}

void TwoClassNumbers::operator()(const TableColumns& positive_class, std::span<std::vector<double>> numbers) {
  std::array<TableColumns, 2> tables;
  tables[positive_] = positive_class;
  tables[1 - positive_] = of_other_class(positive_class);
  averaged_.clear();
  ConfusionMatrix matrix = predictions_.matrix;
  for (std::size_t i = 0; i < estimands_.size(); ++i) {
    const CountEstimand& one = estimands_[i];
    if (one.table) {
      numbers_of(*one.formula, tables[*one.table], zero_division_, numbers[i]);
    } else if (one.average) {
      average_of(one, tables, numbers[i]);
    } else {
      for (std::size_t row = 0; row < positive_class.size(); ++row) {
        const TwoByTwo first = tables[0].at(row);
        matrix.cells = {first.tp, first.fn, first.fp, first.tn};
        numbers[i][row] =
            number_of(*one.formula,
                      variables_of(matrix, predictions_.ordered, zero_division_.value_or(undefined_number)),
                      zero_division_);
      }
    }
  }
}

void TwoClassNumbers::average_of(const CountEstimand& one, const std::array<TableColumns, 2>& tables,
                                 std::vector<double>& numbers) {
  const std::size_t selected = predictions_.selected;
  const OfBoth& classes = of_both(one.formula, tables);
  for (std::size_t row = 0; row < numbers.size(); ++row) {
    const std::array both{tables[0].at(row), tables[1].at(row)};
    const std::array of_classes{classes[0][row], classes[1][row]};
    numbers[row] = average(*one.formula, std::span(both).first(selected),
                           std::span(of_classes).first(selected), *one.average, zero_division_);
  }
}

const TwoClassNumbers::OfBoth& TwoClassNumbers::of_both(const Formula* formula,
                                                        const std::array<TableColumns, 2>& tables) {
  for (const auto& [known, numbers] : averaged_)
    if (known == formula) return numbers;
  OfBoth numbers;
  for (std::size_t k = 0; k < tables.size(); ++k) {
    numbers[k].resize(tables[k].size());
    numbers_of(*formula, tables[k], zero_division_, numbers[k]);
  }
  return averaged_.emplace_back(formula, std::move(numbers)).second;
}

}  // namespace assay
