// Intervals as a gate may trust them.
#include "cli/check/unseen.hpp"

#include <algorithm>
#include <cmath>

#include "assay/stats/unseen.hpp"
#include "cli/check/quantities.hpp"

namespace assay::cli {

namespace {

Range range_of(const Measure& measure) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  return measure.metric ? measure.metric->range : Range{-infinity, infinity};
}

Interval within(const Range& range, Interval interval) {
  interval.low = std::max(interval.low, range.low);
  interval.high = std::min(interval.high, range.high);
  return interval;
}

// The interval where its width goes with 1/sqrt(rows).
Interval narrowed(Interval interval, double value, double times) {
  interval.low = value - (value - interval.low) / std::sqrt(times);
  interval.high = value + (interval.high - value) / std::sqrt(times);
  return interval;
}

// What the value would be with the unseen errors of so many times as many rows, each alone.
std::vector<double> alternatives(const Quantity& quantity, const Predictions& predictions,
                                 const EstimateOptions& options, double times) {
  const Formula& formula = *quantity.measure.two_by_two;
  const std::vector<TwoByTwo> tables = one_vs_rest(predictions.matrix);
  const auto number = [&](const TwoByTwo& table) {
    return number_of(formula, variables_of(table), options.zero_division);
  };
  std::vector<double> values;
  const auto add = [&](std::size_t k, auto value_with) {
    for (const TwoByTwo& table : with_unseen_errors(tables[k], options.bootstrap.confidence, times))
      values.push_back(value_with(table));
  };
  if (!quantity.average) {
    add(table_of(quantity, predictions).value(), number);
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
      return average(formula, changed, changed_numbers, *quantity.average, options.zero_division);
    });
  return values;
}

// As a share of its range, which for areas is that of pairs in the right order.
Interval by_pairs(double value, const Range& range, double pairs, double confidence) {
  const double width = range.high - range.low;
  const Interval share = interval_of_pairs((value - range.low) / width, pairs, confidence);
  return {
      .low = range.low + width * share.low, .high = range.low + width * share.high, .method = share.method};
}

}  // namespace

Trusted trustworthy(Estimate estimate, const Quantity& quantity, const Predictions& predictions,
                    const EstimateOptions& options) {
  const auto k = table_of(quantity, predictions);
  Trusted result{std::move(estimate), {}};
  if (!result.estimate.interval || !result.estimate.value.defined() || (!k && !quantity.average))
    return result;
  const Interval plain = *result.estimate.interval;
  const double value = result.estimate.value.number(), confidence = options.bootstrap.confidence;
  const Range range = range_of(quantity.measure);
  if (plain.method == "bootstrap" && quantity.measure.two_by_two) {
    result.with_more_rows = [=, &quantity, &predictions, &options](double times) {
      return within(range, widened(narrowed(plain, value, times), value,
                                   alternatives(quantity, predictions, options, times)));
    };
  } else if (k && quantity.measure.ranked) {
    const double positives = predictions.matrix.truth_total(*k);
    const double pairs = std::min(positives, predictions.matrix.total() - positives);
    if (pairs < few_for_delong || plain.low == plain.high)
      result.with_more_rows = [=](double times) {
        return pairs * times < few_for_delong || plain.low == plain.high
                   ? by_pairs(value, range, pairs * times, confidence)
                   : narrowed(plain, value, times);
      };
  }
  if (result.with_more_rows) result.estimate.interval = result.with_more_rows(1);
  return result;
}

}  // namespace assay::cli
