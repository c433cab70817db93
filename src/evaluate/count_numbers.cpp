// The numbers of metrics of counts, for one matrix after another.
#include "evaluate/count_numbers.hpp"

#include <algorithm>

namespace assay {

ClassPlaces::ClassPlaces(const std::vector<std::string>& labels) : labels_(labels) {
  for (std::size_t k = 0; k < labels.size(); ++k) places_.try_emplace(labels[k], k);
}

std::optional<std::size_t> ClassPlaces::find(const std::string& label) const {
  const auto found = places_.find(label);
  return found == places_.end() ? class_named(labels_, label) : found->second;
}

std::optional<CountEstimand> count_estimand(const Estimand& estimand, const Sample& predictions,
                                            const ClassPlaces& classes) {
  const BoundMetric& metric = estimand.metric;
  const Formula* of_table = metric.formula();
  if (const auto* averaged = std::get_if<Averaged>(&estimand.target)) {
    if (!metric.per_class()) return std::nullopt;
    return CountEstimand{.metric = &metric, .formula = of_table, .average = averaged->average};
  }
  if (const auto* one = std::get_if<OfClass>(&estimand.target)) {
    const auto table = metric.per_class() ? classes.find(one->label) : std::nullopt;
    if (!table) return std::nullopt;
    return CountEstimand{.metric = &metric, .formula = of_table, .table = table};
  }
  if (of_table && predictions.positive)
    return CountEstimand{.metric = &metric, .formula = of_table, .table = predictions.positive};
  const Formula* of_matrix = metric.formula(Scope::whole_matrix);
  return of_matrix ? std::optional(CountEstimand{.metric = &metric, .formula = of_matrix}) : std::nullopt;
}

CountNumbers::CountNumbers(const Sample& predictions, ZeroDivision zero_division,
                           std::span<const CountEstimand> estimands)
    : ordered_(predictions.ordered),
      classes_(predictions.matrix.size()),
      selected_(predictions.selected),
      zero_division_(zero_division) {
  for (std::size_t place = 0; place < estimands.size(); ++place) {
    const CountEstimand& one = estimands[place];
    if (one.table) {
      OfClasses& column = of_classes(one.formula);
      column.classes.emplace_back(*one.table, place);
      column.wanted[*one.table] = true;
    } else if (one.average) {
      OfClasses& column = of_classes(one.formula);
      column.averages.emplace_back(*one.average, place);
      if (*one.average != Average::micro)
        std::fill_n(column.wanted.begin(), static_cast<std::ptrdiff_t>(selected_), true);
    } else {
      of_matrix_.emplace_back(one.formula, place);
    }
  }
}

CountNumbers::OfClasses& CountNumbers::of_classes(const Formula* formula) {
  for (OfClasses& one : of_classes_)
    if (one.formula == formula) return one;
  return of_classes_.emplace_back(OfClasses{
      .formula = formula, .wanted = std::vector<bool>(classes_), .numbers = std::vector<double>(classes_)});
}

void CountNumbers::take_classes(const ConfusionMatrix& matrix) {
  if (of_classes_.empty()) return;
  one_vs_rest(matrix, tables_);
  for (std::size_t k = 0; k < classes_; ++k) {
    std::optional<Variables> variables;
    for (OfClasses& one : of_classes_) {
      if (!one.wanted[k]) continue;
      if (!variables) variables = variables_of(tables_[k]);
      one.numbers[k] = number_of(*one.formula, *variables, zero_division_);
    }
  }
}

void CountNumbers::operator()(const ConfusionMatrix& matrix, std::span<double> numbers) {
  take_classes(matrix);
  for (const OfClasses& one : of_classes_) {
    for (const auto& [k, place] : one.classes) numbers[place] = one.numbers[k];
    const std::span<const TwoByTwo> tables(tables_.data(), selected_);
    for (const auto& [over, place] : one.averages)
      numbers[place] =
          average(*one.formula, tables, std::span(one.numbers).first(selected_), over, zero_division_);
  }
  if (of_matrix_.empty()) return;
  const Variables variables = variables_of(matrix, ordered_, zero_division_.value_or(undefined_number));
  for (const auto& [formula, place] : of_matrix_)
    numbers[place] = number_of(*formula, variables, zero_division_);
}

}  // namespace assay
