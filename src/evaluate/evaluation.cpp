// Estimates of chosen measures for one confusion matrix.
#include "assay/evaluate/evaluation.hpp"

#include <cmath>
#include <limits>

#include "evaluate/score_estimates.hpp"

namespace assay {

namespace {

// A bootstrap that goes through more cells than this, as one of 2,000 replicates and over 150 classes does,
// takes over a second.
constexpr double most_cells = 4.5e7;

// The numbers of all estimates of an evaluation, in one row: for each class measure those of the classes,
// then of the averages; then the overall ones.
class Statistician {
 public:
  Statistician(const Predictions& predictions, const EvaluationPlan& plan)
      : predictions_(predictions), plan_(plan) {
    for (const Measure& measure : plan.by_class)
      if (measure.per_class()) class_measures.push_back(&measure);
    for (const Measure& measure : plan.overall) {
      const bool of_positive = measure.two_by_two && predictions.positive;
      if (of_positive || measure.whole_matrix) overall_measures.push_back(&measure);
    }
    averages = {Average::macro, Average::weighted};
    if (predictions.selected < predictions.matrix.size()) averages.push_back(Average::micro);
  }

  [[nodiscard]] std::size_t count() const { return overall_at(overall_measures.size()); }
  [[nodiscard]] std::size_t class_at(std::size_t measure, std::size_t k) const {
    return measure * (predictions_.selected + averages.size()) + k;
  }
  [[nodiscard]] std::size_t average_at(std::size_t measure, std::size_t i) const {
    return class_at(measure, predictions_.selected + i);
  }
  [[nodiscard]] std::size_t overall_at(std::size_t i) const { return class_at(class_measures.size(), i); }

  // Has numbers() give those in these places, and leave others out that none of them needs.
  void keep_only(const std::vector<std::size_t>& places) {
    left_out_.assign(class_measures.size() + overall_measures.size(), true);
    for (const std::size_t at : places)
      left_out_[at < overall_at(0) ? at / class_at(1, 0) : class_measures.size() + at - overall_at(0)] =
          false;
  }

  void numbers(const ConfusionMatrix& matrix, std::span<double> out) {
    one_vs_rest(matrix, tables_);
    const std::span<const TwoByTwo> tables(tables_.data(), predictions_.selected);
    for (std::size_t k = 0; k < tables.size() && !class_measures.empty(); ++k) {
      const Variables variables = variables_of(tables[k]);
      for (std::size_t m = 0; m < class_measures.size(); ++m)
        if (!is_left_out(m))
          out[class_at(m, k)] = number_of(*class_measures[m]->two_by_two, variables, plan_.zero_division);
    }
    for (std::size_t m = 0; m < class_measures.size(); ++m) {
      if (is_left_out(m)) continue;
      const Formula& formula = *class_measures[m]->two_by_two;
      for (std::size_t i = 0; i < averages.size(); ++i)
        out[average_at(m, i)] = average(formula, tables, out.subspan(class_at(m, 0), tables.size()),
                                        averages[i], plan_.zero_division);
    }
    std::optional<Variables> of_table, of_matrix;
    for (std::size_t i = 0; i < overall_measures.size(); ++i) {
      if (is_left_out(class_measures.size() + i)) continue;
      std::optional<Variables>& variables = of_positive(i) ? of_table : of_matrix;
      if (!variables) variables = overall_variables(i, matrix, tables_, plan_.zero_division);
      out[overall_at(i)] = number_of(overall_formula(i), *variables, plan_.zero_division);
    }
  }

  // Of two classes the positive one, where the measure has such a form.
  [[nodiscard]] bool of_positive(std::size_t i) const {
    return predictions_.positive && overall_measures[i]->two_by_two;
  }
  [[nodiscard]] const Formula& overall_formula(std::size_t i) const {
    return of_positive(i) ? *overall_measures[i]->two_by_two : *overall_measures[i]->whole_matrix;
  }
  [[nodiscard]] Variables overall_variables(std::size_t i, const ConfusionMatrix& matrix,
                                            std::span<const TwoByTwo> tables,
                                            ZeroDivision zero_division) const {
    return of_positive(i)
               ? variables_of(tables[*predictions_.positive])
               : variables_of(matrix, predictions_.ordered, zero_division.value_or(undefined_number));
  }

  std::vector<const Measure*> class_measures;
  std::vector<const Measure*> overall_measures;
  std::vector<Average> averages;

 private:
  // A class measure, or beyond those an overall one.
  [[nodiscard]] bool is_left_out(std::size_t measure) const {
    return !left_out_.empty() && left_out_[measure];
  }

  const Predictions& predictions_;
  const EvaluationPlan& plan_;
  std::vector<bool> left_out_;    // by measure; empty when none is
  std::vector<TwoByTwo> tables_;  // of the matrix at hand
};

// A finite number is a value; otherwise the formula says why there is none.
Value value_or(double number, const Formula& formula, const Variables& variables) {
  return std::isfinite(number) ? Value(number) : formula.value(variables);
}

// A ratio without an upper limit, whose interval is on the log scale.
bool is_unbounded(const Measure& measure) { return measure.metric && std::isinf(measure.metric->range.high); }

// Intervals that need no bootstrap: of shares and counts of rows, and of ratios without an upper limit.
std::optional<Interval> formula_interval(const Measure& measure, const Formula& formula,
                                         const Variables& variables, const TwoByTwo* table,
                                         const EvaluationPlan& plan) {
  const double confidence = plan.bootstrap.confidence;
  if (const auto share = formula.proportion(variables); share && share->n > 0)
    return proportion_interval(*share, plan.proportion_method, confidence);
  if (const auto count = formula.row_count(variables); count && count->n > 0) {
    const Interval share = proportion_interval(*count, plan.proportion_method, confidence);
    return Interval{.low = share.low * count->n, .high = share.high * count->n, .method = share.method};
  }
  if (table && is_unbounded(measure))
    return log_interval([&](const TwoByTwo& cells) { return formula.evaluate(variables_of(cells)); }, *table,
                        confidence);
  return std::nullopt;
}

// An estimate that waits for its interval from the bootstrap: the place of its number, and the estimate.
struct Waiting {
  std::size_t at;
  Estimate* estimate;
};

class Evaluator {
 public:
  Evaluator(const Predictions& predictions, const EvaluationPlan& plan)
      : predictions_(predictions),
        plan_(plan),
        statistician_(predictions, plan),
        numbers_(statistician_.count()),
        tables_(one_vs_rest(predictions.matrix)) {
    statistician_.numbers(predictions.matrix, numbers_);
  }

  Evaluation evaluate() {
    Evaluation result;
    result.class_measures = statistician_.class_measures;
    fill_classes(result);
    fill_averages(result);
    fill_overall(result);
    if (plan_.intervals && !predictions_.matrix.weighted) fill_intervals(result);
    add_score_estimates(predictions_, plan_, result);
    return result;
  }

 private:
  void fill_classes(Evaluation& result) {
    for (std::size_t k = 0; k < predictions_.selected; ++k) {
      const TwoByTwo& table = tables_[k];
      ClassEstimates estimates{
          .label = predictions_.matrix.labels[k], .support = table.tp + table.fn, .estimates = {}};
      for (std::size_t m = 0; m < statistician_.class_measures.size(); ++m)
        estimates.estimates.push_back(
            {value_or(numbers_[statistician_.class_at(m, k)], *statistician_.class_measures[m]->two_by_two,
                      variables_of(table))});
      result.classes.push_back(std::move(estimates));
    }
  }

  void fill_averages(Evaluation& result) {
    const std::span<const TwoByTwo> tables(tables_.data(), predictions_.selected);
    for (std::size_t i = 0; i < statistician_.averages.size(); ++i) {
      AverageEstimates estimates{.average = statistician_.averages[i], .estimates = {}};
      for (std::size_t m = 0; m < statistician_.class_measures.size(); ++m) {
        const double number = numbers_[statistician_.average_at(m, i)];
        estimates.estimates.push_back(
            {std::isfinite(number)
                 ? Value(number)
                 : why_no_average(*statistician_.class_measures[m]->two_by_two, tables,
                                  predictions_.matrix.labels, estimates.average, plan_.zero_division)});
      }
      result.averages.push_back(std::move(estimates));
    }
  }

  void fill_overall(Evaluation& result) {
    for (std::size_t i = 0; i < statistician_.overall_measures.size(); ++i)
      result.overall.push_back(
          {statistician_.overall_measures[i],
           {value_or(numbers_[statistician_.overall_at(i)], statistician_.overall_formula(i),
                     statistician_.overall_variables(i, predictions_.matrix, tables_, std::nullopt))}});
  }

  void fill_intervals(Evaluation& result) {
    for (std::size_t m = 0; m < statistician_.class_measures.size(); ++m) {
      const Measure& measure = *statistician_.class_measures[m];
      for (std::size_t k = 0; k < predictions_.selected; ++k)
        set_interval(measure, *measure.two_by_two, variables_of(tables_[k]), &tables_[k],
                     statistician_.class_at(m, k), result.classes[k].estimates[m]);
      for (std::size_t i = 0; i < statistician_.averages.size(); ++i)
        waiting_.push_back({statistician_.average_at(m, i), &result.averages[i].estimates[m]});
    }
    for (std::size_t i = 0; i < statistician_.overall_measures.size(); ++i)
      set_interval(*statistician_.overall_measures[i], statistician_.overall_formula(i),
                   statistician_.overall_variables(i, predictions_.matrix, tables_, std::nullopt),
                   statistician_.of_positive(i) ? &tables_[*predictions_.positive] : nullptr,
                   statistician_.overall_at(i), result.overall[i].estimate);
    std::erase_if(waiting_, [](const Waiting& waiting) { return !waiting.estimate->value.defined(); });
    result.too_many_cells =
        !waiting_.empty() && bootstrap_cost(predictions_.matrix.cells, plan_.bootstrap) > most_cells;
    if (!result.too_many_cells) fill_bootstrap_intervals();
  }

  // By formula, or later by the bootstrap.
  void set_interval(const Measure& measure, const Formula& formula, const Variables& variables,
                    const TwoByTwo* table, std::size_t at, Estimate& estimate) {
    if (!std::isfinite(formula.evaluate(variables))) return;  // undefined, or stands in for 0/0
    estimate.interval = formula_interval(measure, formula, variables, table, plan_);
    if (!estimate.interval && !(table && is_unbounded(measure))) waiting_.push_back({at, &estimate});
  }

  void fill_bootstrap_intervals() {
    if (waiting_.empty()) return;
    std::vector<std::size_t> places;
    for (const Waiting& one : waiting_) places.push_back(one.at);
    Statistician narrow = statistician_;
    narrow.keep_only(places);
    const auto start = [this, &narrow] {
      return [this, statistician = narrow, row = numbers_, matrix = predictions_.matrix](
                 const Cells& replicate, std::span<double> out) mutable {
        matrix.cells = replicate;
        statistician.numbers(matrix, row);
        for (std::size_t i = 0; i < waiting_.size(); ++i) out[i] = row[waiting_[i].at];
      };
    };
    const auto intervals = bootstrap(predictions_.matrix.cells, start, waiting_.size(), plan_.bootstrap);
    for (std::size_t i = 0; i < waiting_.size(); ++i) waiting_[i].estimate->interval = intervals[i];
  }

  const Predictions& predictions_;
  const EvaluationPlan& plan_;
  Statistician statistician_;
  std::vector<double> numbers_;
  std::vector<TwoByTwo> tables_;
  std::vector<Waiting> waiting_;
};

}  // namespace

Evaluation evaluate(const Predictions& predictions, const EvaluationPlan& plan) {
  return Evaluator(predictions, plan).evaluate();
}

}  // namespace assay
