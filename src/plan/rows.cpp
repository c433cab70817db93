// How many rows it takes, and what so many rows would bring.
#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"
#include "assay/plan/plan.hpp"
#include "plan/binomial_gate.hpp"
#include "plan/formulas.hpp"
#include "stats/distributions.hpp"

namespace assay {

namespace {

constexpr const char* effective = "effective_rows";

// "positives", "rows", or of what is no share of rows "effective_rows".
std::string name_of_counted(const std::optional<CountedRows>& counted) {
  return counted ? std::string(counted->name) : effective;
}

// What the share of such rows is called where it was worked out or given; known from then on.
std::string share_name(Worked& how, const std::optional<CountedRows>& counted, double share) {
  if (!counted) return "effective_share";
  std::string name = counted->name == "positives"             ? "prevalence"
                     : counted->name == "predicted_positives" ? "detection_prevalence"
                                                              : "share_of_" + std::string(counted->name);
  how.know(name, share);
  return name;
}

// A number of rows that was worked out, and what it is of.
struct Found {
  std::string name;
  std::optional<CountedRows> counted;
  Value share;
};
const Found all_rows{"rows", CountedRows{.name = "rows", .words = ""}, 1};

// From rows that a share counts to all rows.
void add_rows(Planned& planned, const Found& found, double number) {
  const auto& [name, counted, share] = found;
  constexpr double rounding = 1e-9;  // what is whole but for it stays
  const auto whole = [](double rows) { return std::ceil(rows - rounding * rows); };
  if (counted) planned.counted = whole(number);
  if (counted && counted->name == "rows") {
    planned.rows = whole(number);
  } else if (!share.defined()) {
    planned.rows = share;
  } else {
    const std::string of_all = share_name(planned.how, counted, share.number());
    planned.rows = whole(planned.how.work_out("rows", name + " / " + of_all));
  }
}

// The value times 1 less it, as "spread".
double know_spread(Worked& how, const Expected& metric) {
  how.know("value", metric.value);
  return how.work_out("spread", "value * (1 - value)");
}

// Of so many rows in all, those that the metric counts.
double counted_of(Worked& how, const std::optional<CountedRows>& counted, const Value& share, double rows) {
  how.know("rows", rows);
  if (counted && counted->name == "rows") return rows;
  return how.work_out(name_of_counted(counted), "rows * " + share_name(how, counted, share.number()));
}

// McNemar's test sees the rows that one of two gets right alone: they cannot differ by more.
void check(const ExpectedDifference& expected) {
  if (expected.counted && std::abs(expected.difference) > expected.discordant)
    throw usage_error(
        "models that disagree in " + percent(expected.discordant) + " of the rows cannot differ by " +
            percent(std::abs(expected.difference)),
        "the share of rows that one of the two alone gets right (discordant) is at least the difference");
}

bool has_one_variance(const ExpectedDifference& expected) {
  return expected.variance_without == expected.variance_with;
}

void know_variances(Worked& how, const ExpectedDifference& expected) {
  how.know("variance", expected.variance_with);
  how.know("variance_without", expected.variance_without);
  how.know("variance_with", expected.variance_with);
}

std::string why_never(const Expected& metric, const Comparison& gate) {
  if (gate.equals(metric.value))
    return "it is expected to equal the limit, so no number of rows would show it";
  return gate.margin(metric.value) < 0 ? "it is expected to miss the limit" : "";
}

// How much the metric varies where it is expected, and at the limit: the interval that reaches up to the
// limit is the test of it. Of a metric from -1 to 1 as (value + 1) / 2 does, which is from 0 to 1.
void know_gate(Worked& how, const Expected& metric, const Comparison& gate, double confidence) {
  how.know("value", metric.value);
  how.know("limit", gate.limit);
  know_z(how, confidence);
  if (metric.is_share()) {
    how.work_out("spread", "value * (1 - value)");
    how.work_out("spread_at_limit", "limit * (1 - limit)");
    return;
  }
  how.know("variance", metric.variance);
  const bool is_coefficient = metric.range.low == -1 && metric.range.high == 1 && std::abs(metric.value) < 1;
  how.work_out("variance_at_limit", is_coefficient ? "variance * (1 - limit^2) / (1 - value^2)" : "variance");
}

PlannedNumber power_at(Worked how, const std::string& formula) {
  const double reach = how.work_out("z_power", formula);
  const double power = how.take("power", "normal distribution up to z_power", normal_tail(-reach));
  return {.number = power, .how = std::move(how)};
}

}  // namespace

Planned rows_for_width(const Expected& metric, double width, double confidence) {
  Planned planned{.how = metric.how};
  Worked& how = planned.how;
  know_z(how, confidence);
  how.know("width", width);
  if (!metric.is_share()) {
    how.know("variance", metric.variance);
    add_rows(planned, all_rows, how.work_out("rows", "4 * z^2 * variance / width^2"));
    return planned;
  }
  if (width >= 1)
    throw usage_error(
        "no interval of " + metric.name + " is " + exact(width) + " wide: it lies between 0 and 1",
        "give a width below 1, such as 0.1");
  know_spread(how, metric);
  add_rows(planned, {name_of_counted(metric.counted), metric.counted, metric.share},
           wilson_rows(how, name_of_counted(metric.counted)));
  return planned;
}

PlannedNumber width_of(const Expected& metric, double rows, double confidence) {
  PlannedNumber planned{.how = metric.how};
  Worked& how = planned.how;
  know_z(how, confidence);
  if (!metric.is_share()) {
    how.know("rows", rows);
    planned.number = how.work_out("width", "2 * z * sqrt(variance / rows)");
    return planned;
  }
  know_spread(how, metric);
  counted_of(how, metric.counted, metric.share, rows);
  planned.number = wilson_width(how, name_of_counted(metric.counted));
  return planned;
}

Planned rows_for_gate(const Expected& metric, const Comparison& gate, const Certainty& certainty) {
  Planned planned{.how = metric.how};
  if (const std::string why = why_never(metric, gate); !why.empty()) {
    planned.rows = Value::undefined(why);
    return planned;
  }
  Worked& how = planned.how;
  know_gate(how, metric, gate, certainty.confidence);
  know_z_power(how, certainty.power);
  if (!metric.is_share()) {
    add_rows(planned, all_rows,
             how.work_out("rows",
                          "((z * sqrt(variance_at_limit) + z_power * sqrt(variance)) / (value - limit))^2"));
    return planned;
  }
  std::string name = name_of_counted(metric.counted);
  double number =
      how.work_out(name, "((z * sqrt(spread_at_limit) + z_power * sqrt(spread)) / (value - limit))^2");
  if (metric.counted)
    if (const auto exactly = binomial_rows(metric.value, gate, certainty, number);
        exactly && *exactly != number)
      number = how.take(name += "_exactly",
                        "the fewest from which on the power is kept (binomial distribution)", *exactly);
  add_rows(planned, {name, metric.counted, metric.share}, number);
  return planned;
}

PlannedNumber power_of_gate(const Expected& metric, const Comparison& gate, double rows, double confidence) {
  Worked how = metric.how;
  const std::string distance = gate.wants_more() ? "(value - limit)" : "(limit - value)";
  if (!metric.is_share()) {
    know_gate(how, metric, gate, confidence);
    how.know("rows", rows);
    return power_at(std::move(how),
                    "(" + distance + " * sqrt(rows) - z * sqrt(variance_at_limit)) / sqrt(variance)");
  }
  const double number = counted_of(how, metric.counted, metric.share, rows);
  if (metric.counted)
    if (const auto exactly = binomial_power(metric.value, gate, confidence, std::floor(number))) {
      const double power = how.take("power", "by the binomial distribution", *exactly);
      return {.number = power, .how = std::move(how)};
    }
  know_gate(how, metric, gate, confidence);
  return power_at(std::move(how), "(" + distance + " * sqrt(" + name_of_counted(metric.counted) +
                                      ") - z * sqrt(spread_at_limit)) / sqrt(spread)");
}

Planned rows_for_difference(const ExpectedDifference& expected, const Certainty& certainty) {
  check(expected);
  Planned planned{.how = expected.how};
  Worked& how = planned.how;
  how.know("difference", std::abs(expected.difference));
  know_z(how, certainty.confidence);
  know_z_power(how, certainty.power);
  if (!expected.counted) {
    know_variances(how, expected);
    add_rows(
        planned, all_rows,
        how.work_out("rows",
                     has_one_variance(expected)
                         ? "((z + z_power) / difference)^2 * variance"
                         : "((z * sqrt(variance_without) + z_power * sqrt(variance_with)) / difference)^2"));
    return planned;
  }
  how.know("discordant", expected.discordant);
  add_rows(
      planned, {name_of_counted(expected.counted), expected.counted, expected.share},
      how.work_out(name_of_counted(expected.counted),
                   "((z * sqrt(discordant) + z_power * sqrt(discordant - difference^2)) / difference)^2"));
  return planned;
}

PlannedNumber power_of_difference(const ExpectedDifference& expected, double rows, double confidence) {
  check(expected);
  Worked how = expected.how;
  how.know("difference", std::abs(expected.difference));
  know_z(how, confidence);
  if (!expected.counted) {
    know_variances(how, expected);
    how.know("rows", rows);
    return power_at(std::move(how),
                    has_one_variance(expected)
                        ? "difference * sqrt(rows / variance) - z"
                        : "(difference * sqrt(rows) - z * sqrt(variance_without)) / sqrt(variance_with)");
  }
  how.know("discordant", expected.discordant);
  counted_of(how, expected.counted, expected.share, rows);
  return power_at(std::move(how), "(difference * sqrt(" + name_of_counted(expected.counted) +
                                      ") - z * sqrt(discordant)) / sqrt(discordant - difference^2)");
}

}  // namespace assay
