// What is expected where metrics are given or assumed.
#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/formula/slopes.hpp"
#include "assay/plan/plan.hpp"
#include "plan/counted.hpp"

namespace assay {

namespace {

std::string option_word(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

// A given value, or one that follows, whose steps become part of how.
std::optional<double> number_of(const std::string& name, const Deduction& given, Worked& how) {
  for (const KnownValue& one : given.known())
    if (one.name == name) {
      how.know(name, one.value);
      return one.value;
    }
  std::vector<Derivation> steps = given.steps(name);
  if (steps.empty() || !steps.back().value.defined()) return std::nullopt;
  const double number = steps.back().value.number();
  how.follow(std::move(steps));
  return number;
}

// As shares of all rows.
std::optional<TwoByTwo> table_of(const Deduction& given, Worked& how) {
  const auto prevalence = number_of("prevalence", given, how), recall = number_of("recall", given, how),
             fpr = number_of("fpr", given, how);
  if (!prevalence || !recall || !fpr) return std::nullopt;
  const double negative = 1 - *prevalence;
  return TwoByTwo{.tp = *prevalence * *recall,
                  .fp = negative * *fpr,
                  .fn = *prevalence * (1 - *recall),
                  .tn = negative * (1 - *fpr)};
}

[[noreturn]] void refuse(const BoundMetric& metric, const std::string& lacks) {
  throw usage_error("rows for " + metric.name() + " cannot be planned from what is given",
                    lacks + "; or give a pilot file: assay plan FILE --metrics " + shell_word(metric.name()));
}

// By the delta method over the four cells, whose variances and covariances are those of shares of the rows.
double variance_of(const Formula& formula, const TwoByTwo& table) {
  const TwoByTwo slopes = slopes_by_count(formula.slopes(variables_of(table)));
  double mean = 0, squares = 0;
  for (double TwoByTwo::*cell : {&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn}) {
    if (table.*cell == 0) continue;
    mean += table.*cell * (slopes.*cell);
    squares += table.*cell * std::pow(slopes.*cell, 2);
  }
  return squares - mean * mean;
}

void add_area_variance(Expected& expected, const BoundMetric& metric, const Deduction& given,
                       AreaVariance kind) {
  if (metric.name() != "roc_auc") refuse(metric, "it follows from no other metrics how it scatters");
  const auto prevalence = number_of("prevalence", given, expected.how);
  if (!prevalence) refuse(metric, "add --prevalence");
  constexpr const char* names[] = {"binormal", "Hanley and McNeil", "Obuchowski"};
  expected.variance = expected.how.take(
      "variance", std::string("that of roc_auc times rows (") + names[static_cast<int>(kind)] + ")",
      area_variance(expected.value, *prevalence, kind));
}

void add_table_variance(Expected& expected, const BoundMetric& metric, const Deduction& given) {
  const auto table = table_of(given, expected.how);
  if (!table || !metric.formula()) refuse(metric, "add --prevalence, --recall and --precision");
  if (metric.scales_with_n()) refuse(metric, "it grows with the rows: plan a share, such as accuracy");
  expected.variance = expected.how.take(
      "variance", "that of " + metric.name() + " times rows (delta method over TP, FP, FN, TN)",
      variance_of(*metric.formula(), *table));
}

}  // namespace

Value counted_share(const BoundMetric& metric, const CountedRows& counted, const Deduction& given,
                    Worked& how) {
  const auto from = [&](const char* name, bool rest) -> Value {
    const auto share = number_of(name, given, how);
    if (!share) return Value::undefined("the share of such rows is not known: add --" + option_word(name));
    if (!rest) return *share;
    return how.work_out("share_of_" + std::string(counted.name), "1 - " + std::string(name));
  };
  if (counted.name == "rows") return 1;
  if (counted.name == "positives") return from("prevalence", false);
  if (counted.name == "negatives") return from("prevalence", true);
  if (counted.name == "predicted_positives") return from("detection_prevalence", false);
  if (counted.name == "predicted_negatives") return from("detection_prevalence", true);
  const auto table = table_of(given, how);
  if (!table) return Value::undefined("the table is not known: add --prevalence, --recall and --precision");
  return how.take("share_of_counted_rows", "share of the rows that " + metric.name() + " counts",
                  counted_share(metric, *table));
}

Expected expected_of(const BoundMetric& metric, const Deduction& given, AreaVariance kind) {
  Expected expected{.name = metric.name(), .range = metric.range()};
  const auto value = number_of(metric.name(), given, expected.how);
  if (!value) {
    const auto ways = given.missing(metric.name(), 1);
    refuse(metric,
           "say what it is expected to be: add --" + option_word(ways.empty() ? metric.name() : ways[0][0]));
  }
  expected.value = *value;
  expected.counted = counted_rows(metric);
  if (expected.counted) {
    expected.share = counted_share(metric, *expected.counted, given, expected.how);
  } else if (metric.of_scores()) {
    add_area_variance(expected, metric, given, kind);
  } else {
    add_table_variance(expected, metric, given);
  }
  if (!expected.counted && expected.is_share()) {
    expected.how.know("value", expected.value);
    expected.share = expected.how.work_out("effective_share", "value * (1 - value) / variance");
  }
  Worked aside;
  expected.prevalence = number_of("prevalence", given, aside);
  return expected;
}

ExpectedDifference difference_of_shares(const BoundMetric& metric, double difference, double discordant,
                                        const Deduction& given) {
  ExpectedDifference expected{.name = metric.name(),
                              .difference = difference,
                              .counted = counted_rows(metric),
                              .discordant = discordant};
  const bool by_truth =
      expected.counted && (expected.counted->name == "rows" || expected.counted->name == "positives" ||
                           expected.counted->name == "negatives");
  if (!by_truth)
    throw usage_error(
        metric.name() + " is of other rows in each model: --discordant does not tell how it scatters",
        "give a pilot with both models: --model old=COL --model new=COL");
  expected.share = counted_share(metric, *expected.counted, given, expected.how);
  Worked aside;
  expected.prevalence = number_of("prevalence", given, aside);
  return expected;
}

}  // namespace assay
