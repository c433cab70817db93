// What is expected of a metric before the rows are there, and how uncertain it will be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "assay/evaluate/evaluation.hpp"
#include "assay/metric/deduction.hpp"
#include "assay/plan/worked.hpp"

namespace assay {

/// Rows that a share is taken of, such as those that are truly positive.
struct CountedRows {
  std::string_view name;   // in formulas: "positives"
  std::string_view words;  // for people: "truly positive"; empty for all rows
};

/// A metric on rows that are not there yet.
struct Expected {
  std::string name;  // "recall", "f1[cat]"
  double value = 0;
  Range range{};
  std::optional<CountedRows> counted = std::nullopt;  // of a share of rows
  /// Of a share of rows, those that it counts as a share of all; of another metric from 0 to 1, for how many
  /// rows of such a share each row stands (effective rows). Undefined where it does not follow from what is
  /// given.
  Value share = 1;
  double variance = 0;  // of any other metric, times the number of rows
  std::optional<double> prevalence = std::nullopt;
  Worked how = {};  // it came about

  /// It lies between 0 and 1, so that Wilson's interval of as many rows as its variance stands for is its
  /// own.
  [[nodiscard]] bool is_share() const { return range.low == 0 && range.high == 1; }
};

/// How an area under the ROC curve scatters, where nothing but the area is known. binormal: the scores of
/// both classes are normal with the same variance (Bamber 1975, J Math Psychol 12:387, with Owen's function
/// for the probabilities of three rows). hanley_mcneil: they are exponential (1982, Radiology 143:29).
/// obuchowski: ratings in a few grades (Obuchowski & McClish 1997, Stat Med 16:1529; pROC's power.roc.test).
enum class AreaVariance { binormal, hanley_mcneil, obuchowski };

/// The variance of an area, times the number of rows, a share `prevalence` of which are positive.
[[nodiscard]] double area_variance(double area, double prevalence, AreaVariance kind);

/// The share of all rows that a metric counts, from what is given; undefined, with what to add, where that
/// does not follow. Its steps become part of `how`.
[[nodiscard]] Value counted_share(const BoundMetric& metric, const CountedRows& counted,
                                  const Deduction& given, Worked& how);

/// From metrics that are given or assumed: `metric` must follow from them, and so must the share of rows that
/// it counts, or all of the table. Throws a usage error that says what is missing.
[[nodiscard]] Expected expected_of(const BoundMetric& metric, const Deduction& given, AreaVariance kind);

/// From what was estimated on a pilot of so many rows: a share counts the same share of rows again, and the
/// variance that the interval of any other metric stands for becomes less as 1/n. Throws a data error where
/// there is no value or no interval.
[[nodiscard]] Expected expected_of(const Sample& pilot, const Estimated& estimated, double rows,
                                   double confidence);

}  // namespace assay
