// How the metrics of predictions come about: overall, class by class, and averaged over classes.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "assay/core/text.hpp"
#include "assay/report/build/evaluation.hpp"
#include "report/build/score_working.hpp"

namespace assay {

namespace {

// "f1[cat]".
std::string of_class(std::string_view metric, const std::string& label) {
  return fmt::format("{}[{}]", metric, printable(label));
}

Derivation derived_sum(Variable variable, std::string formula, const Terms& terms, double number) {
  return {.name = std::string(name_of(variable)),
          .formula = std::move(formula),
          .with_numbers = terms.sum(),
          .simplified = {},
          .value = number};
}

// "recall[cat] + recall[dog]".
std::string recalls_of(const ConfusionMatrix& matrix) {
  Terms names;
  for (const std::string& label : matrix.labels) names.add([&] { return Phrase(of_class("recall", label)); });
  return names.sum().text_in_full();
}

// A sum over a matrix, which a formula has under a name: class by class.
std::optional<Derivation> matrix_sum(Variable variable, const ConfusionMatrix& matrix,
                                     const Variables& variables) {
  const double number = variables[static_cast<std::size_t>(variable)];
  if (!std::isfinite(number)) return std::nullopt;
  const std::size_t size = matrix.size();
  const auto over_classes = [&](std::string formula, const std::function<Phrase(std::size_t)>& term) {
    Terms terms;
    for (std::size_t k = 0; k < size; ++k) terms.add([&] { return term(k); });
    return derived_sum(variable, std::move(formula), terms, number);
  };
  const auto over_cells = [&](std::string formula,
                              const std::function<Phrase(std::size_t, std::size_t)>& term) {
    Terms terms;
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t j = 0; j < size; ++j)
        if (i != j) terms.add([&] { return term(i, j); });
    return derived_sum(variable, std::move(formula), terms, number);
  };
  const auto truth = [&](std::size_t k) { return matrix.truth_total(k); };
  const auto predicted = [&](std::size_t k) { return matrix.predicted_total(k); };
  const auto steps = [](std::size_t i, std::size_t j) { return static_cast<double>(i < j ? j - i : i - j); };
  switch (variable) {
    case Variable::correct:
      return over_classes("rows classified correctly, class by class",
                          [&](std::size_t k) { return Phrase{matrix.at(k, k)}; });
    case Variable::recalls:
      return over_classes(recalls_of(matrix), [&](std::size_t k) {
        return Phrase{matrix.at(k, k), "/", truth(k)};
      });
    case Variable::truth_by_predicted:
      return over_classes("sum over classes of true rows * predicted rows", [&](std::size_t k) {
        return Phrase{truth(k), " * ", predicted(k)};
      });
    case Variable::truth_squared:
      return over_classes("sum over classes of (true rows)^2", [&](std::size_t k) {
        return Phrase{truth(k), "^2"};
      });
    case Variable::predicted_squared:
      return over_classes("sum over classes of (predicted rows)^2", [&](std::size_t k) {
        return Phrase{predicted(k), "^2"};
      });
    case Variable::linear_disagreement:
      return over_cells("sum over misses of steps * rows", [&](std::size_t i, std::size_t j) {
        return Phrase{steps(i, j), " * ", matrix.at(i, j)};
      });
    case Variable::quadratic_disagreement:
      return over_cells("sum over misses of steps^2 * rows", [&](std::size_t i, std::size_t j) {
        return Phrase{steps(i, j), "^2 * ", matrix.at(i, j)};
      });
    case Variable::linear_by_chance:
      return over_cells("sum over pairs of classes of steps * true rows * predicted rows",
                        [&](std::size_t i, std::size_t j) {
                          return Phrase{steps(i, j), " * ", truth(i), " * ", predicted(j)};
                        });
    case Variable::quadratic_by_chance:
      return over_cells("sum over pairs of classes of steps^2 * true rows * predicted rows",
                        [&](std::size_t i, std::size_t j) {
                          return Phrase{steps(i, j), "^2 * ", truth(i), " * ", predicted(j)};
                        });
    default:
      return std::nullopt;
  }
}

class Worker {
 public:
  Worker(const MetricChoice& choice, const Sample& predictions, ZeroDivision zero_division)
      : choice_(choice),
        predictions_(predictions),
        zero_division_(zero_division),
        tables_(one_vs_rest(predictions.matrix)) {}

  Working overall() const {
    Working working;
    for (const auto& [metric, target] : of_all_rows(choice_.overall, predictions_)) {
      if (predictions_.positive && metric.formula()) {
        derive(working, metric, Scope::two_by_two, variables_of(tables_[*predictions_.positive]));
      } else if (metric.formula(Scope::whole_matrix)) {
        of_matrix(working, metric);
      } else {
        add_derivations(working.derivations, score_derivations(metric.name(), predictions_));
      }
    }
    return working;
  }

  Working of_class(std::size_t k) const {
    const std::string& label = predictions_.matrix.labels[k];
    Working working{.key = "class_working", .label = label, .title = "class " + in_quotes(label)};
    for (const BoundMetric& metric : class_metrics(choice_.by_class, predictions_))
      derive(working, metric, Scope::two_by_two, variables_of(tables_[k]));
    return working;
  }

  Working averages() const {
    Working working{.key = "average_working", .title = "averages over classes"};
    for (const BoundMetric& metric : class_metrics(choice_.by_class, predictions_))
      if (metric.formula())
        for (const Average average : averages_of(predictions_))
          working.derivations.push_back(averaged(metric, average));
    return working;
  }

 private:
  [[nodiscard]] double replacement() const { return zero_division_.value_or(undefined_number); }

  void derive(Working& working, const BoundMetric& metric, Scope scope, const Variables& variables) const {
    if (const Formula* formula = metric.formula(scope))
      add_derivations(working.derivations, formula->derivations(metric.name(), variables, replacement()));
  }

  void of_matrix(Working& working, const BoundMetric& metric) const {
    const Variables variables = variables_of(predictions_.matrix, predictions_.ordered, replacement());
    for (const Variable variable : metric.formula(Scope::whole_matrix)->variables())
      if (auto sum = matrix_sum(variable, predictions_.matrix, variables))
        add_derivations(working.derivations, {*std::move(sum)});
    derive(working, metric, Scope::whole_matrix, variables);
  }

  [[nodiscard]] Derivation averaged(const BoundMetric& metric, Average kind) const {
    const Formula& formula = *metric.formula();
    const std::span<const TwoByTwo> tables = std::span(tables_).first(predictions_.selected);
    const std::string name = fmt::format("{}_{}", name_of(kind), metric.name());
    if (kind == Average::micro) return of_summed_table(name, formula, tables);
    Terms terms, names;
    std::vector<double> numbers;
    double sum = 0, weights = 0;
    for (std::size_t k = 0; k < tables.size(); ++k) {
      const double number = number_of(formula, variables_of(tables[k]), zero_division_);
      const double weight = kind == Average::macro ? 1 : tables[k].tp + tables[k].fn;
      numbers.push_back(number);
      if (weight == 0) continue;
      const Phrase times = kind == Average::macro ? Phrase() : Phrase{weight, " * "};
      terms.add([&] {
        return std::isfinite(number) ? times + Phrase{number}
                                     : times + Phrase(std::isinf(number) ? "infinity" : "undefined");
      });
      names.add(
          [&] { return times + Phrase(assay::of_class(metric.name(), predictions_.matrix.labels[k])); });
      sum += weight * number;
      weights += weight;
    }
    const double value = average(formula, tables, numbers, kind, zero_division_);
    Derivation derived{
        .name = name,
        .formula = (Phrase("(") + names.sum() + Phrase{") / ", weights}).text_in_full(),
        .with_numbers = Phrase("(") + terms.sum() + Phrase{") / ", weights},
        .simplified = {},
        .value = std::isfinite(value)
                     ? Value(value)
                     : why_no_average(formula, tables, predictions_.matrix.labels, kind, zero_division_)};
    if (std::isfinite(sum)) derived.simplified = {sum, " / ", weights};
    return derived;
  }

  [[nodiscard]] Derivation of_summed_table(const std::string& name, const Formula& formula,
                                           std::span<const TwoByTwo> tables) const {
    return formula.derivations(name, variables_of(sum_of(tables)), replacement()).back();
  }

  const MetricChoice& choice_;
  const Sample& predictions_;
  ZeroDivision zero_division_;
  std::vector<TwoByTwo> tables_;
};

}  // namespace

void add_working(std::vector<Part>& parts, const MetricChoice& choice, const Sample& predictions,
                 ZeroDivision zero_division, bool averages) {
  const Worker worker(choice, predictions, zero_division);
  const auto add = [&](Working working) {
    if (!working.derivations.empty()) parts.emplace_back(std::move(working));
  };
  add(worker.overall());
  if (!predictions.positive)
    for (std::size_t k = 0; k < predictions.selected; ++k) add(worker.of_class(k));
  if (averages) add(worker.averages());
}

}  // namespace assay
