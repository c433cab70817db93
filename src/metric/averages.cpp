// Averages over classes.
#include "assay/metric/averages.hpp"

#include <cmath>

#include "assay/core/text.hpp"

namespace assay {

TwoByTwo sum_of(std::span<const TwoByTwo> tables) {
  TwoByTwo sum;
  for (const TwoByTwo& table : tables) {
    sum.tp += table.tp;
    sum.fp += table.fp;
    sum.fn += table.fn;
    sum.tn += table.tn;
  }
  return sum;
}

double weight_of(const TwoByTwo& table, Average average) {
  return average == Average::macro ? 1 : table.tp + table.fn;
}

std::string_view name_of(Average average) {
  switch (average) {
    case Average::macro:
      return "macro";
    case Average::weighted:
      return "weighted";
    default:
      return "micro";
  }
}

double number_of(const Formula& formula, const Variables& variables, ZeroDivision zero_division) {
  return formula.evaluate(variables, zero_division.value_or(undefined_number));
}

void numbers_of(const Formula& formula, const TableColumns& tables, ZeroDivision zero_division,
                std::span<double> numbers) {
  if (!zero_division) {
    formula.evaluate(tables, numbers);
    return;
  }
  for (std::size_t i = 0; i < tables.size(); ++i)
    numbers[i] = number_of(formula, variables_of(tables.at(i)), zero_division);
}

double average(const Formula& formula, std::span<const TwoByTwo> tables, std::span<const double> numbers,
               Average average, ZeroDivision zero_division) {
  if (average == Average::micro) return number_of(formula, variables_of(sum_of(tables)), zero_division);
  double sum = 0;
  double weights = 0;
  for (std::size_t k = 0; k < tables.size(); ++k) {
    const double weight = weight_of(tables[k], average);
    if (weight == 0) continue;
    sum += weight * numbers[k];
    weights += weight;
  }
  return weights == 0 ? zero_division.value_or(undefined_number) : sum / weights;
}

Value why_no_average(const Formula& formula, std::span<const TwoByTwo> tables,
                     std::span<const std::string> labels, Average average, ZeroDivision zero_division) {
  if (average == Average::micro) return formula.value(variables_of(sum_of(tables)));
  for (std::size_t k = 0; k < tables.size(); ++k) {
    const Variables variables = variables_of(tables[k]);
    if (weight_of(tables[k], average) == 0 || std::isfinite(number_of(formula, variables, zero_division)))
      continue;
    const Value value = formula.value(variables);
    const std::string why = "class " + in_quotes(labels[k]) + ": " + value.why();
    return value.is_infinite() ? Value::infinite(why) : Value::undefined(why);
  }
  return Value::undefined("no class has rows in truth");
}

}  // namespace assay
