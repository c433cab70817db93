// A test whose rates were measured.
#include "assay/bayes/measured.hpp"

#include <algorithm>
#include <tuple>

#include "assay/core/error.hpp"
#include "assay/stats/interval.hpp"

namespace assay {

namespace {

// What a posterior can be, given what the likelihood ratio can be. The posterior itself is read off the
// rates, which rounds otherwise.
std::optional<Interval> posterior_interval(double prior, const std::optional<Interval>& lr, double value) {
  if (!lr) return std::nullopt;
  const Value low = posterior(prior, lr->low), high = posterior(prior, lr->high);
  if (!low.defined() || !high.defined()) return std::nullopt;
  return Interval{
      .low = std::min(low.number(), value), .high = std::max(high.number(), value), .method = lr->method};
}

}  // namespace

MeasuredTest::MeasuredTest(const TwoByTwo& table, const std::optional<BootstrapPlan>& intervals)
    : table_(table) {
  const double positives = table.tp + table.fn, negatives = table.fp + table.tn;
  if (positives == 0 || negatives == 0)
    throw data_error(positives == 0 ? "no row is truly positive: the sensitivity is unknown"
                                    : "every row is truly positive: the specificity is unknown",
                     "rows of both kinds are needed");
  rates_ = rates_by_specificity(table.tp / positives, table.tn / negatives);
  rates_.fpr = table.fp / negatives;
  rates_.fnr = table.fn / positives;
  if (!intervals) return;
  std::tie(plus_, minus_) = likelihood_ratio_intervals(table, *intervals);
  confidence_ = intervals->confidence;
}

Estimate MeasuredTest::sensitivity() const { return share(table_.tp, table_.tp + table_.fn); }
Estimate MeasuredTest::specificity() const { return share(table_.tn, table_.tn + table_.fp); }

Estimate MeasuredTest::lr_plus() const {
  return {bayes_formula("lr_plus").value(variables_of(Evidence{.test = rates_})), plus_};
}
Estimate MeasuredTest::lr_minus() const {
  return {bayes_formula("lr_minus").value(variables_of(Evidence{.test = rates_})), minus_};
}

Estimate MeasuredTest::after_positive(double prior) const { return after("posterior", prior, plus_); }
Estimate MeasuredTest::after_negative(double prior) const {
  return after("posterior_negative", prior, minus_);
}

Estimate MeasuredTest::negative_predictive_value(double prior) const {
  Estimate estimate = after_negative(prior);
  if (estimate.value.defined()) estimate.value = 1 - estimate.value.number();
  if (auto& interval = estimate.interval)
    *interval = {.low = 1 - interval->high, .high = 1 - interval->low, .method = interval->method};
  return estimate;
}

Estimate MeasuredTest::after(const char* formula, double prior, const std::optional<Interval>& lr) const {
  Estimate estimate{bayes_formula(formula).value(variables_of(Evidence{.prior = prior, .test = rates_}))};
  if (estimate.value.defined()) estimate.interval = posterior_interval(prior, lr, estimate.value.number());
  return estimate;
}

Estimate MeasuredTest::share(double k, double n) const {
  Estimate estimate{k / n};
  if (confidence_)
    estimate.interval =
        proportion_interval({.k = k, .n = n}, ProportionMethod::modified_wilson, *confidence_);
  return estimate;
}

}  // namespace assay
