// Whether an estimate meets a limit, and what its interval says of that.
#include "assay/gate/judgement.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

namespace {

// Whole where both are, else so that it is no 0.
Number distance(double off, const Comparison& comparison) {
  if (is_whole(off) && is_whole(comparison.limit)) return {off, Number::Shown::exact};
  return {off, Number::Shown::beside_exact, 0};
}

// As many as anyone may be asked to gather: a million, or ten times those that are there.
double most_rows(double rows) { return std::max(1e6, 10 * rows); }

constexpr const char* no_width = "its interval has no width, so it is no evidence";

// More than rounding leaves of none.
bool has_width(const std::optional<Interval>& interval) {
  constexpr double rounding = 1e-7;
  if (!interval || std::isinf(interval->high)) return interval.has_value();
  return interval->high - interval->low >
         rounding * std::max(std::abs(interval->low), std::abs(interval->high));
}

// "0.9176 is 0.0324 below 0.95", "0.9 is not above 0.9". A limit too long to read is rounded as the number
// is: to digits that tell the two apart.
Phrase why_not(double number, const Comparison& comparison) {
  Number limit = limit_number(comparison), shown = rounded_to_differ(number, comparison);
  if (comparison.equals(number))
    return {limit, comparison.wants_more() ? " is not above " : " is not below ", limit};
  if (text_of(limit, 0) != exact(comparison.limit)) {
    shown = {number, Number::Shown::beside_rounded, comparison.limit};
    limit = {comparison.limit, Number::Shown::beside_rounded, number};
  }
  const double off = std::abs(number - comparison.limit);
  return {shown, " is ", distance(off, comparison), number < comparison.limit ? " below " : " above ", limit};
}

Judgement judged(double number, const Comparison& comparison) {
  const bool holds = comparison.holds(number);
  return {.outcome = holds ? Outcome::pass : Outcome::fail,
          .margin = comparison.margin(number),
          .reason = holds ? Phrase() : why_not(number, comparison)};
}

std::string why_no_bound(const Estimate& estimate, const JudgementPlan& plan) {
  if (plan.function_of_n) return "there is no interval: it is the same in any sample of so many rows";
  return estimate.interval ? no_width : "there is no interval: " + plan.why_no_interval;
}

Judgement judged_bound(const Estimate& estimate, const Comparison& comparison, const JudgementPlan& plan) {
  if (!has_width(estimate.interval))
    return {.outcome = Outcome::undefined, .margin = std::nullopt, .reason = why_no_bound(estimate, plan)};
  const double bound = plan.bound == Bound::low ? estimate.interval->low : estimate.interval->high;
  if (std::isfinite(bound)) return judged(bound, comparison);
  return {.outcome = Outcome::undefined, .margin = std::nullopt, .reason = estimate.value.reason()};
}

// "95% interval 0.8396 - 0.9595".
Phrase spread(const Interval& interval, const Comparison& comparison, const JudgementPlan& plan) {
  return exact(std::round(plan.confidence * 1e12) / 1e10) + "% interval " +
         rounded_to_differ(interval, comparison);
}

bool is_share(double x) { return x > 0 && x < 1; }

// How many times as wide as the way from the value to the limit the interval is on that side, on the scale on
// which its width goes with 1/sqrt(rows).
double widths_to_limit(double value, double bound, double limit, const Interval& interval) {
  const double plain = (value - bound) / (value - limit);
  if (interval.method == IntervalMethod::wilson && is_share(bound) && is_share(limit))
    return plain * std::sqrt(limit * (1 - limit) / (bound * (1 - bound)));
  if (interval.method == IntervalMethod::log && limit > 0)
    return std::log(value / bound) / std::log(value / limit);
  const auto logit = [](double share) { return std::log(share / (1 - share)); };
  if (interval.method == IntervalMethod::logit && is_share(value) && is_share(bound) && is_share(limit))
    return (logit(value) - logit(bound)) / (logit(value) - logit(limit));
  if (interval.method == IntervalMethod::delong ||
      interval.method == IntervalMethod::normal)  // symmetric but where it is cut
    return std::max(value - interval.low, interval.high - value) / std::abs(value - limit);
  return plain;
}

std::optional<double> up_to_two_digits(double rows, double most) {
  rows = std::ceil(rows);
  if (!(rows <= most)) return std::nullopt;
  const double unit = std::pow(10.0, std::max(0.0, std::floor(std::log10(rows)) - 1));
  return std::ceil(rows / unit) * unit;
}

// "probably fails: about 1,200 rows would show it, there are 896".
std::string what_would_decide(double value, const Interval& interval, const Comparison& comparison,
                              const JudgementPlan& plan) {
  if (!plan.rows) return "it grows with the rows: gate a share, such as (FP + FN) / n";
  if (comparison.equals(value)) return "the value equals the limit, so more rows would not settle it";
  const std::string leans = comparison.holds(value) ? "probably passes" : "probably fails";
  const auto wanted = rows_to_decide(value, interval, comparison.limit, *plan.rows);
  return leans + (wanted ? ": about " + with_commas(*wanted) + " rows would show it, there are " +
                               with_commas(*plan.rows)
                         : ", but is too close to the limit to settle");
}

Judgement judged_by_evidence(const Estimate& estimate, const Comparison& comparison,
                             const JudgementPlan& plan) {
  const double value = estimate.value.number();
  Judgement judgement = judged(value, comparison);
  if (plan.function_of_n) return judgement;
  if (!has_width(estimate.interval)) {
    return {
        .outcome = Outcome::inconclusive, .margin = judgement.margin, .reason = why_no_bound(estimate, plan)};
  }
  const Interval& interval = *estimate.interval;
  const bool low_holds = comparison.holds(interval.low), high_holds = comparison.holds(interval.high);
  const bool value_holds = judgement.outcome == Outcome::pass;
  const Phrase limit{limit_number(comparison)}, numbers = spread(interval, comparison, plan);
  if (low_holds != high_holds) {
    judgement.outcome = Outcome::inconclusive;
    judgement.reason =
        limit + " lies within the " + numbers + "; " + what_would_decide(value, interval, comparison, plan);
  } else if (low_holds && !value_holds) {
    judgement.outcome = Outcome::inconclusive;
    judgement.reason = limit + " lies between the value and the " + numbers;
  } else if (!low_holds && value_holds) {
    judgement.outcome = Outcome::fail;
    judgement.reason = "all of the " + numbers + " lies beyond " + limit;
  }
  return judgement;
}

// An infinite value is beyond every limit on its side; its interval, if it has one, ends on the other.
Judgement judged_infinite(const Estimate& estimate, const Comparison& comparison) {
  const auto& interval = estimate.interval;
  const bool low_holds = interval && comparison.holds(interval->low),
             high_holds = !interval || comparison.holds(interval->high);
  if (low_holds && high_holds) return {.outcome = Outcome::pass, .margin = std::nullopt, .reason = {}};
  const bool some = low_holds || high_holds;
  return {.outcome = some ? Outcome::inconclusive : Outcome::fail,
          .margin = std::nullopt,
          .reason = estimate.value.reason()};
}

// Of a value that is known between two ends: what holds at both of them.
Judgement judged_between(const Estimate& estimate, const Comparison& comparison, const JudgementPlan& plan) {
  const auto at = [&](double number) { return judge({number, estimate.interval}, comparison, plan); };
  const auto [low, high] = *estimate.bracket;
  Judgement judgement = at(estimate.value.number());
  if (at(low).outcome == judgement.outcome && at(high).outcome == judgement.outcome) return judgement;
  judgement.outcome = Outcome::inconclusive;
  judgement.reason = Phrase{"the exact value is between ", rounded_to_differ(low, comparison), " and ",
                            rounded_to_differ(high, comparison), "; leave --bounded out to know"};
  return judgement;
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return "fail";
    case Outcome::inconclusive:
      return "inconclusive";
    default:
      return "undefined";
  }
}

Outcome worst_of(Outcome a, Outcome b) {
  for (const Outcome bad : {Outcome::fail, Outcome::undefined})
    if (a == bad || b == bad) return Outcome::fail;
  return a == Outcome::inconclusive ? a : b;
}

Judgement judge(const Estimate& estimate, const Comparison& comparison, const JudgementPlan& plan) {
  if (estimate.bracket) return judged_between(estimate, comparison, plan);
  const bool infinite = estimate.value.is_infinite();
  if (infinite && plan.bound == Bound::none && plan.evidence) return judged_infinite(estimate, comparison);
  if (!estimate.value.defined() && !(infinite && estimate.interval && plan.bound != Bound::none))
    return {.outcome = Outcome::undefined, .margin = std::nullopt, .reason = estimate.value.reason()};
  if (plan.bound != Bound::none) return judged_bound(estimate, comparison, plan);
  return plan.evidence ? judged_by_evidence(estimate, comparison, plan)
                       : judged(estimate.value.number(), comparison);
}

std::optional<double> rows_to_decide(double value, const Interval& interval, double limit, double rows) {
  const double bound = value > limit ? interval.low : interval.high;
  return up_to_two_digits(rows * std::pow(widths_to_limit(value, bound, limit, interval), 2),
                          most_rows(rows));
}

Number rounded_to_differ(double number, const Comparison& comparison) {
  number = comparison.equals(number) ? comparison.limit : number + 0.0;  // -0 is 0
  if (is_whole(number) && is_whole(comparison.limit)) return {number, Number::Shown::exact};
  return {number, Number::Shown::beside_exact, comparison.limit};
}

Phrase rounded_to_differ(const Interval& interval, const Comparison& comparison) {
  const bool whole = is_whole(interval.low) && is_whole(interval.high) && is_whole(comparison.limit);
  const auto bound = [&](double number) {
    return Number(number, whole ? Number::Shown::exact : Number::Shown::beside_exact, comparison.limit);
  };
  return {bound(interval.low), std::string(between_ends(interval)), bound(interval.high)};
}

Number margin_number(double margin, const Comparison& comparison) {
  constexpr double rounding = 1e-12;  // what passes by less passes by nothing
  return distance(margin >= 0 && margin < rounding ? 0 : margin, comparison);
}

Number limit_number(const Comparison& comparison) { return {comparison.limit, Number::Shown::readable}; }

}  // namespace assay
