// Intervals of averages over several classes, and of metrics of their whole matrix.
#include "evaluate/average_intervals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "assay/formula/slopes.hpp"
#include "assay/metric/catalogue.hpp"
#include "assay/stats/binomial_draws.hpp"
#include "assay/stats/interval.hpp"
#include "assay/stats/mover.hpp"
#include "assay/stats/table_draws.hpp"
#include "evaluate/count_slopes.hpp"

namespace assay {

namespace {

constexpr std::array counts_of_table{&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn};

// What an average is taken of, and how. Balanced accuracy of several classes is the macro average of recall.
std::optional<CountEstimand> averaged(const CountEstimand& one) {
  if (one.average && *one.average != Average::micro) return one;
  if (one.average || !one.metric->metric() || one.metric->name() != "balanced_accuracy") return std::nullopt;
  static const BoundMetric recall = bound_metric("recall");
  return CountEstimand{.metric = &recall, .formula = recall.formula(), .average = Average::macro};
}

// Of shares of rows, and what rises with one.
std::optional<Interval> exact_interval(const Formula& formula, const TwoByTwo& table, double confidence) {
  const auto of = [&](const Proportion& share) {
    return proportion_interval(share, ProportionMethod::exact, confidence);
  };
  if (const auto share = formula.proportion(variables_of(table)); share && share->n > 0) return of(*share);
  const auto rising = formula.weighted_share(table);
  if (!rising || rising->share.n == 0) return std::nullopt;
  const Interval share = of(rising->share);
  return Interval{rising->at(share.low), rising->at(share.high), share.method};
}

// Tables of as many rows as this one, drawn by its shares.
TableColumns resampled(const TwoByTwo& table, BinomialDraws& draw) {
  constexpr int draws = 200;
  double all = 0;
  for (double TwoByTwo::*count : counts_of_table) all += table.*count;
  TableColumns tables;
  for (int i = 0; i < draws; ++i) {
    TwoByTwo drawn;
    double left = std::round(all), rest = all;
    for (double TwoByTwo::*count : counts_of_table) {
      drawn.*count = draw(left, std::min(1.0, table.*count / rest));
      left -= drawn.*count;
      rest -= table.*count;
    }
    tables.add(drawn);
  }
  return tables;
}

// By how much the mean of a formula over tables drawn by the shares of this one is off its value for it. The
// part that a straight line makes is taken off each draw: its mean is 0.
double bias(const Formula& formula, const TwoByTwo& slopes, const TwoByTwo& table, const TableColumns& drawn,
            ZeroDivision zero_division) {
  std::vector<double> numbers(drawn.size());
  numbers_of(formula, drawn, zero_division, numbers);
  const double itself = number_of(formula, variables_of(table), zero_division);
  double sum = 0, defined = 0;
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    double off = numbers[i] - itself;
    for (double TwoByTwo::*count : counts_of_table)
      off -= slopes.*count * (drawn.at(i).*count - table.*count);
    if (!std::isfinite(off)) continue;
    sum += off;
    ++defined;
  }
  return defined > 0 ? sum / defined : 0;
}

// What averages are made of, class by class.
class AveragedClasses {
 public:
  AveragedClasses(const Sample& predictions, const EvaluationPlan& plan)
      : predictions_(predictions),
        plan_(plan),
        with_unseen_(with_unseen_rows(predictions.matrix)),
        slopes_(predictions, plan.zero_division, with_unseen_),
        tables_(one_vs_rest(predictions.matrix)),
        tables_with_unseen_(one_vs_rest(with_unseen_)) {}
  AveragedClasses(const AveragedClasses&) = delete;
  AveragedClasses& operator=(const AveragedClasses&) = delete;

  void add(const CountEstimand& of) { of_formula_.try_emplace(of.formula, OfFormula{of.metric->range()}); }
  /// Of all formulas that were added.
  void take_intervals();
  /// `interval`, and all that lies between it and that of the classes.
  [[nodiscard]] Interval widened(const CountEstimand& one, const CountEstimand& of, double value,
                                 const Interval& interval) const;

 private:
  struct OfClass {
    Reach reach;      // of its own interval
    double variance;  // by the jackknife
    double bias;
  };
  struct OfFormula {
    Range range;  // that the classes' values can have
    std::vector<OfClass> classes = {};
  };
  [[nodiscard]] OfClass of_class(const Formula& formula, std::size_t k, const Interval& interval,
                                 const TableColumns& resampled) const;

  const Sample& predictions_;
  const EvaluationPlan& plan_;
  const ConfusionMatrix with_unseen_;  // rows
  const CountSlopes slopes_;
  const std::vector<TwoByTwo> tables_, tables_with_unseen_;
  std::map<const Formula*, OfFormula> of_formula_;
};

// Those that need random draws share them. A class without an interval may be anything.
void AveragedClasses::take_intervals() {
  BinomialDraws draw(plan_.intervals.bootstrap.seed);
  for (std::size_t k = 0; k < tables_.size(); ++k) {
    const TableColumns resamples = resampled(tables_with_unseen_[k], draw);
    std::vector<const Formula*> drawn;
    for (auto& [formula, of] : of_formula_) {
      const Interval anything{of.range.low, of.range.high, IntervalMethod::exact};
      const auto interval = exact_interval(*formula, tables_[k], plan_.intervals.confidence());
      if (!interval) drawn.push_back(formula);
      of.classes.push_back(of_class(*formula, k, interval.value_or(anything), resamples));
    }
    if (drawn.empty()) continue;
    const auto numbers = [&](const TableColumns& tables, std::span<std::vector<double>> columns) {
      for (std::size_t i = 0; i < drawn.size(); ++i)
        numbers_of(*drawn[i], tables, plan_.zero_division, columns[i]);
    };
    const auto intervals = table_intervals(tables_[k], numbers, drawn.size(), plan_.intervals.bootstrap);
    for (std::size_t i = 0; i < drawn.size(); ++i)
      if (intervals[i])
        of_formula_.at(drawn[i]).classes.back() = of_class(*drawn[i], k, *intervals[i], resamples);
  }
}

AveragedClasses::OfClass AveragedClasses::of_class(const Formula& formula, std::size_t k,
                                                   const Interval& interval,
                                                   const TableColumns& resamples) const {
  const double value = number_of(formula, variables_of(tables_[k]), plan_.zero_division);
  const TwoByTwo& table = tables_with_unseen_[k];
  const TwoByTwo slopes =
      slopes_by_count(formula.slopes(variables_of(table), plan_.zero_division.value_or(undefined_number)));
  double variance = 0;
  for (double TwoByTwo::*count : counts_of_table)
    if (table.*count > 0) variance += table.*count * slopes.*count * slopes.*count;
  return {.reach = {std::max(0.0, value - interval.low), std::max(0.0, interval.high - value)},
          .variance = variance,
          .bias = bias(formula, slopes, table, resamples, plan_.zero_division)};
}

Interval AveragedClasses::widened(const CountEstimand& one, const CountEstimand& of, double value,
                                  const Interval& interval) const {
  const std::vector<OfClass>& classes = of_formula_.at(of.formula).classes;
  const std::size_t count = one.average ? predictions_.selected : classes.size();
  double weights = 0, off = 0;
  for (std::size_t k = 0; k < count; ++k) weights += weight_of(tables_[k], *of.average);
  double covariance = jackknife_variance(with_unseen_.cells, slopes_.of(one));
  constexpr double rounding = 1e-20;  // what all rows make the same, such as the mean prevalence
  if (covariance < rounding) return interval;
  std::vector<Reach> parts;
  for (std::size_t k = 0; k < count; ++k) {
    const double weight = weight_of(tables_[k], *of.average) / weights;
    if (weight == 0) continue;
    parts.push_back({weight * classes[k].reach.below, weight * classes[k].reach.above});
    covariance -= weight * weight * classes[k].variance;
    off += weight * classes[k].bias;
  }
  const Interval sum = mover_sum(value, parts, covariance, plan_.intervals.confidence());
  const Range range = one.metric->range();
  return {std::min(interval.low, std::max(range.low, sum.low - std::max(0.0, off))),
          std::max(interval.high, std::min(range.high, sum.high + std::max(0.0, -off))), interval.method};
}

}  // namespace

std::vector<std::optional<Interval>> several_class_intervals(const Sample& predictions,
                                                             const EvaluationPlan& plan,
                                                             std::span<const CountEstimand> estimands) {
  std::vector<Range> ranges;
  for (const CountEstimand& one : estimands) ranges.push_back(one.metric->range());
  std::vector<double> values(estimands.size());
  CountNumbers(predictions, plan.zero_division, estimands)(predictions.matrix, values);
  auto intervals =
      jackknife_intervals(predictions.matrix, sloped_statistics(predictions, plan.zero_division, estimands),
                          ranges, plan.intervals.confidence());
  std::vector<std::optional<CountEstimand>> averages;
  AveragedClasses classes(predictions, plan);
  for (std::size_t i = 0; i < estimands.size(); ++i) {
    averages.push_back(intervals[i] ? averaged(estimands[i]) : std::nullopt);
    if (averages[i]) classes.add(*averages[i]);
  }
  classes.take_intervals();
  for (std::size_t i = 0; i < estimands.size(); ++i)
    if (averages[i]) intervals[i] = classes.widened(estimands[i], *averages[i], values[i], *intervals[i]);
  return intervals;
}

}  // namespace assay
