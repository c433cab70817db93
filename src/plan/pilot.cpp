// What is expected where a pilot has been measured.
#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/plan/plan.hpp"
#include "plan/counted.hpp"
#include "plan/formulas.hpp"

namespace assay {

namespace {

// Rows count alike, so that a share of them is binomial.
bool counts_alike(const Sample& pilot) { return !pilot.matrix.weighted && !pilot.clusters; }

// Of the rows that a share counts; nothing where the estimand is no share.
struct CountedInPilot {
  CountedRows rows;
  double share;
};

std::optional<CountedInPilot> counted_in(const Sample& pilot, const Estimand& estimand) {
  if (std::holds_alternative<Averaged>(estimand.target)) return std::nullopt;
  if (const auto table = table_of(estimand, pilot)) {
    const auto rows = counted_rows(estimand.metric);
    if (!rows) return std::nullopt;
    return CountedInPilot{*rows, counted_share(estimand.metric, one_vs_rest(pilot.matrix, *table))};
  }
  const Formula* formula = estimand.metric.formula(Scope::whole_matrix);
  const Variables variables = variables_of(pilot.matrix, pilot.ordered);
  const auto share = formula ? formula->proportion(variables) : std::nullopt;
  if (!share || share->n != pilot.matrix.total()) return std::nullopt;
  return CountedInPilot{{.name = "rows", .words = ""}, 1};
}

void add_variance(Expected& expected, const Interval& interval, double rows, double confidence) {
  Worked& how = expected.how;
  know_z(how, confidence);
  how.know("pilot_rows", rows);
  how.know("pilot_width", interval.high - interval.low);
  if (!expected.is_share()) {
    expected.variance = how.work_out("variance", "pilot_rows * (pilot_width / (2 * z))^2");
    return;
  }
  Worked aside;  // what the pilot's interval stands for
  know_z(aside, confidence);
  aside.know("spread", expected.value * (1 - expected.value));
  aside.know("width", std::min(interval.high - interval.low, 1 - 1e-9));
  how.take("pilot_effective_rows", "those of Wilson's interval of the pilot's width",
           wilson_rows(aside, "rows"));
  expected.share = how.work_out("effective_share", "pilot_effective_rows / pilot_rows");
}

}  // namespace

Expected expected_of(const Sample& pilot, const Estimated& estimated, double rows, double confidence) {
  const Value& value = estimated.estimate.value;
  const auto& interval = estimated.estimate.interval;
  Expected expected{.name = name_of(estimated.estimand), .range = estimated.estimand.metric.range()};
  if (!value.defined())
    throw data_error(expected.name + " has no value in the pilot: " + value.reason(),
                     "give a pilot in which it has one, or say what you expect: --recall 90%");
  expected.value = value.number();
  if (pilot.positive) {
    const double positives = pilot.matrix.truth_total(*pilot.positive);
    expected.prevalence = positives / pilot.matrix.total();
  }
  if (const auto counted = counts_alike(pilot) ? counted_in(pilot, estimated.estimand) : std::nullopt) {
    expected.counted = counted->rows;
    expected.share = counted->share;
    return expected;
  }
  if (!interval || !(interval->high > interval->low))
    throw data_error(expected.name + " has no interval in the pilot",
                     "give more rows, or another metric with --metrics");
  add_variance(expected, *interval, rows, confidence);
  return expected;
}

}  // namespace assay
