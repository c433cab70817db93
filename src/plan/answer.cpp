// Answers to what is planned, in one shape.
#include "assay/plan/answer.hpp"

#include <cmath>
#include <functional>
#include <utility>

#include "assay/core/error.hpp"

namespace assay {

namespace {

// The rows are given: what they bring is reached. Without the share of rows that a metric counts it cannot be
// told.
void reach(PlanAnswer& answer, const Value& share, double rows,
           const std::function<PlannedNumber()>& brought) {
  if (!share.defined())
    throw usage_error("what --n rows bring cannot be told: " + share.why(), "or leave out --n");
  PlannedNumber reached = brought();
  answer.reached = reached.number;
  answer.planned = {.rows = rows, .how = std::move(reached.how)};
  if (answer.counted) answer.planned.counted = std::round(rows * share.number());
}

PlanAnswer of_metric(const Expected& metric) {
  return {.name = metric.name,
          .metric = metric.name,
          .expected = metric.value,
          .counted = metric.counted,
          .prevalence = metric.prevalence};
}

}  // namespace

PlanAnswer answer_for_width(const Expected& metric, std::optional<double> width, std::optional<double> rows,
                            const Certainty& certainty) {
  PlanAnswer answer = of_metric(metric);
  answer.wanted = width.value_or(0);
  if (rows) {
    reach(answer, metric.share, *rows, [&] { return width_of(metric, *rows, certainty.confidence); });
  } else {
    answer.planned = rows_for_width(metric, *width, certainty.confidence);
  }
  return answer;
}

PlanAnswer answer_for_gate(const Gate& gate, const Expected& metric, std::optional<double> rows,
                           const Certainty& certainty) {
  const Bound outer = gate.comparison.wants_more() ? Bound::low : Bound::high;
  if (gate.bound != Bound::none && gate.bound != outer)
    throw usage_error("gate '" + gate.text + "' passes where any of the interval does",
                      "plan a gate with evidence: " + gate.asked + " and its limit");
  PlanAnswer answer = of_metric(metric);
  answer.name = gate.text;
  if (rows) {
    reach(answer, metric.share, *rows,
          [&] { return power_of_gate(metric, gate.comparison, *rows, certainty.confidence); });
  } else {
    answer.planned = rows_for_gate(metric, gate.comparison, certainty);
  }
  return answer;
}

PlanAnswer answer_for_difference(const ExpectedDifference& difference, std::optional<double> rows,
                                 const Certainty& certainty) {
  PlanAnswer answer{.name = difference.name,
                    .metric = difference.name,
                    .wanted = difference.difference,
                    .counted = difference.counted,
                    .prevalence = difference.prevalence};
  if (rows) {
    reach(answer, difference.share, *rows,
          [&] { return power_of_difference(difference, *rows, certainty.confidence); });
  } else {
    answer.planned = rows_for_difference(difference, certainty);
  }
  return answer;
}

}  // namespace assay
