// How many rows it takes, and what so many rows would bring.
#pragma once

#include <optional>
#include <string>

#include "assay/core/comparison.hpp"
#include "assay/models/models.hpp"
#include "assay/plan/expected.hpp"

namespace assay {

/// The confidence of intervals and, of a gate or a difference, the probability with which it is to show.
struct Certainty {
  double confidence = 0.95;
  double power = 0.8;
};

/// An answer, and how it came about.
struct Planned {
  Value rows = 0;  // undefined where no number would do, or where it does not follow
  std::optional<double> counted = std::nullopt;  // of those rows, the ones that a share is taken of
  Worked how = {};
};

/// Rows for an interval of this width, from end to end: Wilson's (1927, JASA 22:209) of a metric from 0 to 1,
/// else value +- z standard errors. `width` is less than 1 of the former.
[[nodiscard]] Planned rows_for_width(const Expected& metric, double width, double confidence);

/// The width that the interval has with so many rows.
struct PlannedNumber {
  double number = 0;
  Worked how = {};
};
[[nodiscard]] PlannedNumber width_of(const Expected& metric, double rows, double confidence);

/// Rows with which a gate passes with evidence: its whole interval lies beyond the limit. By the score test
/// of one share (Fleiss, Levin & Paik 2003, Statistical Methods for Rates and Proportions, 2.5); of few rows
/// of a share exactly, by the binomial distribution and the interval that `check` has.
[[nodiscard]] Planned rows_for_gate(const Expected& metric, const Comparison& gate,
                                    const Certainty& certainty);
[[nodiscard]] PlannedNumber power_of_gate(const Expected& metric, const Comparison& gate, double rows,
                                          double confidence);

/// A difference between two models on the same rows. Of a share: which part of the rows it counts one of the
/// two alone gets right. Of other metrics: the variance of the difference, times the number of rows, if there
/// is none, and if there is this one.
struct ExpectedDifference {
  std::string name;
  double difference = 0;  // not 0; only its size matters
  std::optional<CountedRows> counted = std::nullopt;
  Value share = 1;  // of all rows that a share is taken of
  double discordant = 0;
  double variance_without = 0, variance_with = 0;
  std::optional<double> prevalence = std::nullopt;
  Worked how = {};
};

/// Of two models' areas under the ROC curve, the first as expected, that are so correlated over the same rows
/// (Hanley & McNeil 1983, Radiology 148:839). Throws a usage error where the second area is none.
[[nodiscard]] ExpectedDifference difference_of_areas(const Expected& first, double difference,
                                                     double correlation, AreaVariance kind);

/// Of the first two models of a pilot, which differ by another amount there. Throws a data error where the
/// pilot does not tell how it scatters.
[[nodiscard]] ExpectedDifference difference_in_pilot(const PairedSample& paired, const Estimand& estimand,
                                                     double difference, const EvaluationPlan& plan);

/// Of rows that one of the two models alone gets right, shares of those that the metric counts. Throws a
/// usage error where the models cannot differ by more than that.
[[nodiscard]] ExpectedDifference difference_of_shares(const BoundMetric& metric, double difference,
                                                      double discordant, const Deduction& given);

/// Rows with which a difference shows. Of shares by McNemar's test (Connor 1987, Biometrics 43:207), of
/// others by the normal distribution.
[[nodiscard]] Planned rows_for_difference(const ExpectedDifference& expected, const Certainty& certainty);
[[nodiscard]] PlannedNumber power_of_difference(const ExpectedDifference& expected, double rows,
                                                double confidence);

}  // namespace assay
