// Estimates of metrics of counts.
#include "evaluate/count_estimator.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "assay/stats/jackknife.hpp"
#include "assay/stats/table_draws.hpp"
#include "evaluate/average_intervals.hpp"
#include "evaluate/moved_counts.hpp"
#include "evaluate/scattered_counts.hpp"
#include "evaluate/two_class_numbers.hpp"

namespace assay {

namespace {

// Draws that go through more cells than this, as those of over 150 classes do, take over a second.
constexpr double most_cells = 4.5e7;

// A ratio without an upper limit.
bool is_unbounded(const BoundMetric& metric) { return metric.metric() && std::isinf(metric.range().high); }

// Intervals that need no draws: of shares and counts of rows, of what rises with a share, and of ratios.
std::optional<Interval> formula_interval(const CountEstimand& one, const Variables& variables,
                                         const TwoByTwo* table, const IntervalPlan& plan) {
  const Formula& formula = *one.formula;
  const auto of_share = [&](const Proportion& share) {
    return proportion_interval(share, plan.proportions, plan.confidence());
  };
  if (const auto share = formula.proportion(variables); share && share->n > 0) return of_share(*share);
  if (const auto count = formula.row_count(variables); count && count->n > 0) {
    const Interval share = of_share(*count);
    return Interval{.low = share.low * count->n, .high = share.high * count->n, .method = share.method};
  }
  if (!table) return std::nullopt;
  const bool resampled = plan.bootstrap.draws == Draws::multinomial;
  if (const auto rising = formula.weighted_share(*table); rising && rising->share.n > 0 && !resampled) {
    const Interval share = of_share(rising->share);
    return Interval{.low = rising->at(share.low), .high = rising->at(share.high), .method = share.method};
  }
  if (is_unbounded(*one.metric) && plan.ratios == RatioMethod::log)
    return log_interval([&](const TwoByTwo& cells) { return formula.evaluate(variables_of(cells)); }, *table,
                        plan.confidence());
  return std::nullopt;
}

bool is_of_class_sizes(const Formula& formula) {
  const std::vector<Variable> variables = formula.variables();
  return std::all_of(variables.begin(), variables.end(), [](Variable one) {
    return one == Variable::P || one == Variable::N || one == Variable::n;
  });
}

}  // namespace

CountEstimator::CountEstimator(const Sample& predictions, const EvaluationPlan& plan,
                               std::span<const CountEstimand> estimands)
    : predictions_(predictions),
      plan_(plan),
      estimands_(estimands),
      tables_(one_vs_rest(predictions.matrix)) {}

std::vector<Estimate> CountEstimator::estimates() {
  std::vector<double> numbers(estimands_.size());
  CountNumbers(predictions_, plan_.zero_division, estimands_)(predictions_.matrix, numbers);
  std::vector<Estimate> estimates;
  for (std::size_t i = 0; i < estimands_.size(); ++i)
    estimates.push_back({value_of(estimands_[i], numbers[i])});
  if (!plan_.intervals.wanted) return estimates;
  if (predictions_.scatter) {
    add_scattered_intervals(estimates);
  } else if (predictions_.moved && predictions_.moved->counted) {
    add_moved_intervals(estimates);
  } else if (!predictions_.matrix.weighted) {
    add_intervals(estimates);
  }
  return estimates;
}

Variables CountEstimator::variables_at(const CountEstimand& one) const {
  return one.table ? variables_of(tables_[*one.table])
                   : variables_of(predictions_.matrix, predictions_.ordered, undefined_number);
}

// A finite number is a value; otherwise the formula says why there is none.
Value CountEstimator::value_of(const CountEstimand& one, double number) const {
  if (std::isfinite(number)) return number;
  const Value value = one.average
                          ? why_no_average(*one.formula, std::span(tables_).first(predictions_.selected),
                                           predictions_.matrix.labels, *one.average, plan_.zero_division)
                          : one.formula->value(variables_at(one));
  const Range range = one.metric->range();
  const bool bounded = std::isfinite(range.low) && std::isfinite(range.high);  // then its 0 is of rounding
  return value.is_infinite() && bounded ? Value::undefined(value.why()) : value;
}

void CountEstimator::add_intervals(std::vector<Estimate>& estimates) {
  std::map<std::size_t, std::vector<std::size_t>> of_table;  // by table, the places of those that wait
  std::vector<std::size_t> of_matrix;
  const bool one_table = predictions_.matrix.size() == 2;  // the same draws serve all
  for (std::size_t i = 0; i < estimands_.size(); ++i) {
    if (settles(estimands_[i], estimates[i])) continue;
    (estimands_[i].table && !one_table ? of_table[*estimands_[i].table] : of_matrix).push_back(i);
  }
  for (const auto& [table, places] : of_table) add_table_intervals(estimates, places);
  if (of_matrix.empty()) return;
  if (one_table) {
    add_two_class_intervals(estimates, of_matrix);
  } else {
    add_matrix_intervals(estimates, of_matrix);
  }
}

// True where nothing is left to be done, with or without an interval.
bool CountEstimator::settles(const CountEstimand& one, Estimate& estimate) const {
  if (!estimate.value.defined() && !estimate.value.is_infinite()) return true;
  if (one.average) return false;
  const Variables variables = variables_at(one);
  if (std::isnan(one.formula->evaluate(variables))) return true;  // stands in for 0/0
  const TwoByTwo* table = one.table ? &tables_[*one.table] : nullptr;
  estimate.interval = formula_interval(one, variables, table, plan_.intervals);
  const bool by_log = table && is_unbounded(*one.metric) && plan_.intervals.ratios == RatioMethod::log;
  return estimate.interval || by_log;
}

// All are of the same table.
void CountEstimator::add_table_intervals(std::vector<Estimate>& estimates,
                                         std::span<const std::size_t> places) const {
  const auto numbers = [&](const TableColumns& tables, std::span<std::vector<double>> columns) {
    for (std::size_t i = 0; i < places.size(); ++i)
      numbers_of(*estimands_[places[i]].formula, tables, plan_.zero_division, columns[i]);
  };
  const auto intervals = table_intervals(tables_[*estimands_[places[0]].table], numbers, places.size(),
                                         plan_.intervals.bootstrap);
  for (std::size_t i = 0; i < places.size(); ++i) estimates[places[i]].interval = intervals[i];
}

// Of either class's table, of both, and of the matrix: the table of the positive class is drawn, as
// table_intervals() draws it.
void CountEstimator::add_two_class_intervals(std::vector<Estimate>& estimates,
                                             std::span<const std::size_t> places) const {
  std::vector<CountEstimand> waiting;
  for (const std::size_t at : places) waiting.push_back(estimands_[at]);
  const TwoClassNumbers numbers(predictions_, plan_.zero_division, waiting);
  const TwoByTwo& table = tables_[predictions_.positive.value_or(1)];
  const auto intervals = table_intervals(table, numbers, places.size(), plan_.intervals.bootstrap);
  for (std::size_t i = 0; i < places.size(); ++i) estimates[places[i]].interval = intervals[i];
}

std::vector<std::optional<Interval>> CountEstimator::drawn_intervals(
    std::span<const CountEstimand> waiting) const {
  const CountNumbers numbers(predictions_, plan_.zero_division, waiting);
  const auto start = [this, &numbers] {
    return [numbers = CountNumbers(numbers), matrix = predictions_.matrix](const Cells& cells,
                                                                           std::span<double> out) mutable {
      matrix.cells = cells;
      numbers(matrix, out);
    };
  };
  return assay::bootstrap(predictions_.matrix.cells, start, waiting.size(), plan_.intervals.bootstrap);
}

void CountEstimator::add_matrix_intervals(std::vector<Estimate>& estimates,
                                          std::span<const std::size_t> places) {
  std::vector<CountEstimand> waiting;
  for (const std::size_t at : places) waiting.push_back(estimands_[at]);
  const BootstrapPlan& bootstrap = plan_.intervals.bootstrap;
  const bool drawn = bootstrap.draws == Draws::multinomial;
  too_many_cells_ = drawn && bootstrap_cost(predictions_.matrix.cells, bootstrap) > most_cells;
  if (too_many_cells_) return;
  const auto intervals =
      drawn ? drawn_intervals(waiting) : several_class_intervals(predictions_, plan_, waiting);
  for (std::size_t i = 0; i < places.size(); ++i) estimates[places[i]].interval = intervals[i];
}

void CountEstimator::add_moved_intervals(std::vector<Estimate>& estimates) const {
  std::vector<CountEstimand> waiting;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < estimands_.size(); ++i)
    if (estimates[i].value.defined() &&
        (estimands_[i].average || !is_of_class_sizes(*estimands_[i].formula))) {
      waiting.push_back(estimands_[i]);
      places.push_back(i);
    }
  const auto intervals = moved_intervals(predictions_, waiting, plan_);
  for (std::size_t i = 0; i < places.size(); ++i) estimates[places[i]].interval = intervals[i];
}

bool CountEstimator::scatters(const CountEstimand& one, const Estimate& estimate) const {
  if (!estimate.value.defined() && !estimate.value.is_infinite()) return false;
  const IntervalPlan& how = plan_.intervals;
  if (one.average) return !is_unbounded(*one.metric) && how.bootstrap.draws != Draws::multinomial;
  const Variables variables = variables_at(one);
  if (std::isnan(one.formula->evaluate(variables))) return false;           // stands in for 0/0
  if (predictions_.moved && is_of_class_sizes(*one.formula)) return false;  // they were chosen
  if (one.formula->proportion(variables) || one.formula->row_count(variables))
    return how.proportions == ProportionMethod::modified_wilson;
  return how.bootstrap.draws != Draws::multinomial &&
         !(is_unbounded(*one.metric) && how.ratios == RatioMethod::log);
}

void CountEstimator::add_scattered_intervals(std::vector<Estimate>& estimates) {
  std::map<std::optional<std::size_t>, std::vector<std::size_t>> of_table;  // places, by table or of none
  for (std::size_t i = 0; i < estimands_.size(); ++i)
    if (scatters(estimands_[i], estimates[i])) of_table[estimands_[i].table].push_back(i);
  ConfusionMatrix squares = predictions_.matrix;
  squares.cells = predictions_.scatter->squares;
  squares.weighted = squares.weighted && squares.size() == 2;  // of many classes that would take long
  const std::vector<TwoByTwo> square_tables = one_vs_rest(squares);
  for (const auto& [table, places] : of_table) {
    std::vector<CountEstimand> waiting;
    for (const std::size_t at : places) waiting.push_back(estimands_[at]);
    const auto intervals =
        table ? scattered_table_intervals(predictions_, {*table, tables_[*table], square_tables[*table]},
                                          waiting, plan_)
              : scattered_matrix_intervals(predictions_, waiting, plan_);
    for (std::size_t i = 0; i < places.size(); ++i) estimates[places[i]].interval = intervals[i];
  }
}

}  // namespace assay
