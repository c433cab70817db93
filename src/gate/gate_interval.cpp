// Intervals that a gate may rest on.
#include "assay/gate/gate_interval.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "assay/stats/zero_cells.hpp"

namespace assay {

namespace {

Interval within(const Range& range, Interval interval) {
  interval.low = std::max(interval.low, range.low);
  interval.high = std::min(interval.high, range.high);
  return interval;
}

double share_of(const Range& range, double value) { return (value - range.low) / (range.high - range.low); }
double at_share(const Range& range, double share) { return range.low + share * (range.high - range.low); }

// On the scale of log(x / (1 - x)).
Interval narrowed_logit(Interval interval, double value, double times, const Range& range) {
  const auto logit = [&](double x) { return std::log(share_of(range, x) / (1 - share_of(range, x))); };
  const auto narrower = [&](double bound) {
    const double to = logit(value) + (logit(bound) - logit(value)) / std::sqrt(times);
    return at_share(range, 1 / (1 + std::exp(-to)));
  };
  return {.low = narrower(interval.low), .high = narrower(interval.high), .method = interval.method};
}

// The interval of so many times as many rows where its width goes with 1/sqrt(rows). What the end of the
// range cuts off is taken to be as wide as the other side, which is too wide rather than too narrow.
Interval narrowed(Interval interval, double value, double times, const Range& range) {
  double below = value - interval.low, above = interval.high - value;
  const double wider = std::max(below, above);
  if (interval.low <= range.low) below = wider;
  if (interval.high >= range.high) above = wider;
  interval.low = value - below / std::sqrt(times);
  interval.high = value + above / std::sqrt(times);
  return within(range, interval);
}

// What the value would be with the unseen errors of so many times as many rows, each alone.
std::vector<double> alternatives(const Estimand& estimand, const Sample& predictions,
                                 const EvaluationPlan& plan, double times) {
  const Formula& formula = *estimand.metric.formula();
  const std::vector<TwoByTwo> tables = one_vs_rest(predictions.matrix);
  const auto number = [&](const TwoByTwo& table) {
    return number_of(formula, variables_of(table), plan.zero_division);
  };
  std::vector<double> values;
  const auto add = [&](std::size_t k, auto value_with) {
    for (const TwoByTwo& table : with_zero_cells_filled(tables[k], plan.intervals.confidence(), times))
      values.push_back(value_with(table));
  };
  const auto* averaged = std::get_if<Averaged>(&estimand.target);
  if (!averaged) {
    add(table_of(estimand, predictions).value(), number);
    return values;
  }
  std::vector<TwoByTwo> selected(tables.begin(),
                                 tables.begin() + static_cast<std::ptrdiff_t>(predictions.selected));
  std::vector<double> numbers;
  for (const TwoByTwo& table : selected) numbers.push_back(number(table));
  for (std::size_t k = 0; k < selected.size(); ++k)
    add(k, [&](const TwoByTwo& table) {
      std::vector<TwoByTwo> changed = selected;
      std::vector<double> changed_numbers = numbers;
      changed[k] = table;
      changed_numbers[k] = number(table);
      return average(formula, changed, changed_numbers, averaged->average, plan.zero_division);
    });
  return values;
}

// As a share of its range, which for areas is that of pairs in the right order.
Interval by_pairs(double value, const Range& range, double pairs, double confidence) {
  const Interval share = interval_of_pairs(share_of(range, value), pairs, confidence);
  return {.low = at_share(range, share.low), .high = at_share(range, share.high), .method = share.method};
}

IntervalOfMore with_more_pairs(const Interval& plain, double value, const Range& range, double pairs,
                               double confidence) {
  return [=](double times) {
    if (pairs * times < few_for_delong || plain.low == plain.high || plain.method != IntervalMethod::logit)
      return by_pairs(value, range, pairs * times, confidence);
    return times == 1 ? plain : narrowed_logit(plain, value, times, range);
  };
}

// Right and wrong predictions, where it can be told by class.
TwoByTwo right_and_wrong(const ConfusionMatrix& matrix, std::optional<std::size_t> positive) {
  if (positive && matrix.size() == 2) return one_vs_rest(matrix, *positive);
  double right = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) right += matrix.at(k, k);
  return {.tp = right, .fn = matrix.total() - right};
}

// The mean loss of rows whose labels were the others: at least this, by Jensen's inequality.
double loss_of_wrong(double loss, double highest) {
  if (std::isinf(highest)) return -std::log1p(-std::exp(-loss));
  return highest * std::pow(1 - std::sqrt(loss / highest), 2);
}

// What a mean loss would be with unseen errors, each kind alone.
std::vector<double> losses_with_errors(double loss, double highest, const TwoByTwo& seen, double confidence,
                                       double times) {
  const double rows = seen.tp + seen.fp + seen.fn + seen.tn;
  const double more = std::max(0.0, loss_of_wrong(loss, highest) - loss);
  std::vector<double> values;
  for (const TwoByTwo& table : with_zero_cells_filled(seen, confidence, times))
    values.push_back(loss + more * std::max({0.0, table.fn - seen.fn, table.fp - seen.fp}) / rows);
  return values;
}

// Nothing where the interval stays as it is.
IntervalOfMore interval_of_more(const Interval& plain, double value, const Estimand& estimand,
                                const Sample& predictions, const EvaluationPlan& plan) {
  const auto k = table_of(estimand, predictions);
  const Range range = estimand.metric.range();
  const double confidence = plan.intervals.confidence();
  const MeanLoss* loss = predictions.losses ? estimand.metric.mean_loss(*predictions.losses) : nullptr;
  if (loss)
    return [=, highest = loss->highest, seen = right_and_wrong(predictions.matrix, k)](double times) {
      return within(range, widened(narrowed(plain, value, times, range), value,
                                   losses_with_errors(value, highest, seen, confidence, times)));
    };
  const bool averaged = std::holds_alternative<Averaged>(estimand.target);
  if (plain.method == IntervalMethod::bootstrap && estimand.metric.formula() && (k || averaged))
    return [=, &estimand, &predictions, &plan](double times) {
      return within(range, widened(narrowed(plain, value, times, range), value,
                                   alternatives(estimand, predictions, plan, times)));
    };
  if (k && estimand.metric.needs().ranking) {
    const double positives = predictions.matrix.truth_total(*k);
    const double pairs = std::min(positives, predictions.matrix.total() - positives);
    if (pairs < few_for_delong || plain.method == IntervalMethod::logit)
      return with_more_pairs(plain, value, range, pairs, confidence);
  }
  return {};
}

bool beyond_replicates(const Interval& interval, const BootstrapPlan& bootstrap) {
  return interval.method == IntervalMethod::bootstrap &&
         (1 - bootstrap.confidence) / 2 * static_cast<double>(bootstrap.replicates) < 1;
}

}  // namespace

IntervalPlan gate_intervals(IntervalPlan plan) {
  plan.areas = AucMethod::logit;
  plan.zero_cells = true;
  return plan;
}

GateEstimate gate_interval(Estimate estimate, const Estimand& estimand, const Sample& predictions,
                           const EvaluationPlan& plan) {
  GateEstimate result{.estimate = std::move(estimate)};
  std::optional<Interval>& interval = result.estimate.interval;
  if (!interval || !result.estimate.value.defined() || !plan.intervals.zero_cells) return result;
  const BootstrapPlan& bootstrap = plan.intervals.bootstrap;
  if (beyond_replicates(*interval, bootstrap)) {
    interval.reset();
    result.why_no_interval =
        std::to_string(bootstrap.replicates) + " replicates cannot show one of so high a confidence";
    return result;
  }
  result.with_more_rows =
      interval_of_more(*interval, result.estimate.value.number(), estimand, predictions, plan);
  if (result.with_more_rows) interval = result.with_more_rows(1);
  return result;
}

}  // namespace assay
