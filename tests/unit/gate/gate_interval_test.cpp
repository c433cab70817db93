// Intervals that a gate may rest on, and gates judged on results.
#include "assay/gate/gate_interval.hpp"

#include "assay/gate/judged.hpp"
#include "assay/metric/catalogue.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const Sample without_errors{
    .matrix = two_class_matrix({.tp = 40, .tn = 40}, {"0", "1"}), .positive = 1, .selected = 2};

Interval interval_of(const std::string& metric, const EvaluationPlan& plan) {
  const Estimand estimand{bound_metric(metric)};
  const Results results = evaluate(without_errors, std::vector{estimand}, plan);
  return gate_interval(*results.find(metric), estimand, without_errors, plan).estimate.interval.value();
}

}  // namespace

TEST_CASE("a gate's interval allows for errors that 80 rows without any do not show; a report's does not") {
  const Interval report = interval_of("f1", {});
  CHECK(report.low == 1);
  // Wilson's upper end of 0 of 40 is u = 3.8415 / 43.8415 = 0.08762. With 40 u of the positives missed f1 is
  // 0.95418, with as many negatives called positive 0.95803: sqrt(0.04582^2 + 0.04197^2) = 0.06214 below 1.
  const Interval gate = interval_of("f1", {.intervals = gate_intervals({})});
  CHECK(gate.low == Approx(0.93786).margin(5e-5));
  CHECK(gate.high == 1);
  CHECK(gate.method == IntervalMethod::bootstrap);
}

TEST_CASE("intervals that count on errors anyway stay as they are") {
  const Interval plain = interval_of("recall", {});
  const Interval gate = interval_of("recall", {.intervals = gate_intervals({})});
  CHECK(gate.low == plain.low);
  CHECK(gate.method == IntervalMethod::wilson);
}

TEST_CASE("too few replicates for so high a confidence make no interval, and that is said") {
  const EvaluationPlan plan{.intervals = gate_intervals({.bootstrap = {.confidence = 0.9999}})};
  const Estimand estimand{bound_metric("f1")};
  const Results results = evaluate(without_errors, std::vector{estimand}, plan);
  const GateEstimate found = gate_interval(*results.find("f1"), estimand, without_errors, plan);
  CHECK_FALSE(found.estimate.interval);
  CHECK(found.why_no_interval == "2000 replicates cannot show one of so high a confidence");
}

TEST_CASE("gates are judged on what was evaluated for them, and drops on a baseline") {
  const Gate passes = gate("f1 >= 0.9"), number_of_rows = gate("n >= 81");
  const std::vector<const Estimand*> asked{&passes.estimand, &number_of_rows.estimand, &passes.estimand};
  const std::vector<Estimand> estimands = gate_estimands(asked);
  CHECK(estimands.size() == 1);  // once, and the number of rows needs no results
  CHECK(need_positive(asked));
  const EvaluationPlan plan{.intervals = gate_intervals({})};
  const Results results = evaluate(without_errors, estimands, plan);
  const GateSample sample{without_errors, results, plan, 80};
  CHECK(judged(passes, sample, {}).judgement.outcome == Outcome::pass);
  CHECK(judged(passes, sample, {.evidence = true}).judgement.outcome == Outcome::pass);
  CHECK(judged(gate("f1 >= 0.95"), sample, {.evidence = true}).judgement.outcome == Outcome::inconclusive);
  CHECK(judged(number_of_rows, sample, {.evidence = true}).judgement.outcome == Outcome::fail);
  CHECK(judged(max_drop("f1 0.1"), 1.0, sample, {}).judgement.outcome == Outcome::pass);
  CHECK(judged(max_drop("f1 0.1"), Value::undefined("no rows"), sample, {}).judgement.outcome ==
        Outcome::undefined);
}
