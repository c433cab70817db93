// Estimates of what was asked for.
#include "assay/evaluate/evaluation.hpp"

#include <cmath>
#include <utility>

#include "evaluate/count_numbers.hpp"
#include "evaluate/score_estimator.hpp"

namespace assay {

namespace {

// A bootstrap that goes through more cells than this, as one of 2,000 replicates and over 150 classes does,
// takes over a second.
constexpr double most_cells = 4.5e7;

// A ratio without an upper limit, whose interval is on the log scale.
bool is_unbounded(const BoundMetric& metric) { return metric.metric() && std::isinf(metric.range().high); }

// Intervals that need no bootstrap: of shares and counts of rows, and of ratios without an upper limit.
std::optional<Interval> formula_interval(const CountEstimand& one, const Variables& variables,
                                         const TwoByTwo* table, const IntervalPlan& plan) {
  const Formula& formula = *one.formula;
  if (const auto share = formula.proportion(variables); share && share->n > 0)
    return proportion_interval(*share, plan.proportions, plan.confidence());
  if (const auto count = formula.row_count(variables); count && count->n > 0) {
    const Interval share = proportion_interval(*count, plan.proportions, plan.confidence());
    return Interval{.low = share.low * count->n, .high = share.high * count->n, .method = share.method};
  }
  if (table && is_unbounded(*one.metric))
    return log_interval([&](const TwoByTwo& cells) { return formula.evaluate(variables_of(cells)); }, *table,
                        plan.confidence());
  return std::nullopt;
}

// Estimates of metrics of counts. Some wait for their interval until all that need a bootstrap are known.
class CountEstimator {
 public:
  CountEstimator(const Sample& predictions, const EvaluationPlan& plan,
                 std::span<const CountEstimand> estimands)
      : predictions_(predictions),
        plan_(plan),
        estimands_(estimands),
        tables_(one_vs_rest(predictions.matrix)) {}

  std::vector<Estimate> estimates() {
    std::vector<double> numbers(estimands_.size());
    CountNumbers(predictions_, plan_.zero_division, estimands_)(predictions_.matrix, numbers);
    std::vector<Estimate> estimates;
    for (std::size_t i = 0; i < estimands_.size(); ++i)
      estimates.push_back({value_of(estimands_[i], numbers[i])});
    if (plan_.intervals.wanted && !predictions_.matrix.weighted) add_intervals(estimates);
    return estimates;
  }

  [[nodiscard]] bool too_many_cells() const { return too_many_cells_; }

 private:
  // Of a table or a matrix; what 0/0 is replaced by is no part of them.
  [[nodiscard]] Variables variables_at(const CountEstimand& one) const {
    return one.table ? variables_of(tables_[*one.table])
                     : variables_of(predictions_.matrix, predictions_.ordered, undefined_number);
  }

  // A finite number is a value; otherwise the formula says why there is none.
  [[nodiscard]] Value value_of(const CountEstimand& one, double number) const {
    if (std::isfinite(number)) return number;
    if (!one.average) return one.formula->value(variables_at(one));
    return why_no_average(*one.formula, std::span(tables_).first(predictions_.selected),
                          predictions_.matrix.labels, *one.average, plan_.zero_division);
  }

  void add_intervals(std::vector<Estimate>& estimates) {
    for (std::size_t i = 0; i < estimands_.size(); ++i)
      if (!add_interval(estimands_[i], estimates[i]) && estimates[i].value.defined()) waiting_.push_back(i);
    too_many_cells_ = !waiting_.empty() &&
                      bootstrap_cost(predictions_.matrix.cells, plan_.intervals.bootstrap) > most_cells;
    if (!too_many_cells_ && !waiting_.empty()) add_bootstrap_intervals(estimates);
  }

  // By formula: true where that is settled, with or without an interval.
  bool add_interval(const CountEstimand& one, Estimate& estimate) {
    if (one.average) return false;
    const Variables variables = variables_at(one);
    if (!std::isfinite(one.formula->evaluate(variables))) return true;  // undefined, or stands in for 0/0
    const TwoByTwo* table = one.table ? &tables_[*one.table] : nullptr;
    estimate.interval = formula_interval(one, variables, table, plan_.intervals);
    return estimate.interval || (table && is_unbounded(*one.metric));
  }

  void add_bootstrap_intervals(std::vector<Estimate>& estimates) {
    std::vector<CountEstimand> waiting;
    for (const std::size_t at : waiting_) waiting.push_back(estimands_[at]);
    const CountNumbers numbers(predictions_, plan_.zero_division, waiting);
    const auto start = [this, &numbers] {
      return [numbers = CountNumbers(numbers), matrix = predictions_.matrix](const Cells& replicate,
                                                                             std::span<double> out) mutable {
        matrix.cells = replicate;
        numbers(matrix, out);
      };
    };
    const auto intervals =
        bootstrap(predictions_.matrix.cells, start, waiting.size(), plan_.intervals.bootstrap);
    for (std::size_t i = 0; i < waiting_.size(); ++i) estimates[waiting_[i]].interval = intervals[i];
  }

  const Sample& predictions_;
  const EvaluationPlan& plan_;
  std::span<const CountEstimand> estimands_;
  std::vector<TwoByTwo> tables_;
  std::vector<std::size_t> waiting_;
  bool too_many_cells_ = false;
};

}  // namespace

Results::Results(std::vector<Estimated> all, bool too_many_cells)
    : all_(std::move(all)), too_many_cells_(too_many_cells) {
  for (std::size_t i = 0; i < all_.size(); ++i)
    places_.try_emplace({all_[i].name(), all_[i].estimand.target}, i);
}

std::vector<const Estimated*> Results::overall() const& {
  std::vector<const Estimated*> found;
  for (const Estimated& one : all_)
    if (std::holds_alternative<Overall>(one.estimand.target)) found.push_back(&one);
  return found;
}

const Estimate* Results::find(std::string_view metric, const Target& target) const& {
  const auto found = places_.find({metric, target});
  return found == places_.end() ? nullptr : &all_[found->second].estimate;
}

Results evaluate(const Sample& predictions, std::span<const Estimand> estimands, const EvaluationPlan& plan) {
  std::vector<CountEstimand> of_counts;
  std::vector<std::optional<std::size_t>> count_at;  // of each estimand, its place among those of counts
  const ClassPlaces classes(predictions.matrix.labels);
  for (const Estimand& one : estimands) {
    const auto of_count = one.metric.of_scores() ? std::nullopt : count_estimand(one, predictions, classes);
    count_at.push_back(of_count ? std::optional(of_counts.size()) : std::nullopt);
    if (of_count) of_counts.push_back(*of_count);
  }
  CountEstimator counts(predictions, plan, of_counts);
  const std::vector<Estimate> of_counts_estimates = counts.estimates();
  ScoreEstimator scores(predictions, plan.intervals);
  std::vector<Estimated> all;
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    if (count_at[i]) all.push_back({estimands[i], of_counts_estimates[*count_at[i]]});
    if (!estimands[i].metric.of_scores()) continue;
    if (auto estimate = scores.estimate(estimands[i])) all.push_back({estimands[i], *std::move(estimate)});
  }
  return {std::move(all), counts.too_many_cells()};
}

}  // namespace assay
