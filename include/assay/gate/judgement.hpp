// Whether an estimate meets a limit, and what its interval says of that.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "assay/core/comparison.hpp"
#include "assay/core/phrase.hpp"
#include "assay/core/value.hpp"

namespace assay {

/// What is compared: the value, or a bound of its interval.
enum class Bound { none, low, high };

enum class Outcome { pass, fail, inconclusive, undefined };

/// "pass", "fail", "inconclusive", "undefined".
[[nodiscard]] std::string_view name_of(Outcome outcome);

/// What several come to: `fail` where one does or is undefined, else `inconclusive` where one is.
[[nodiscard]] Outcome worst_of(Outcome a, Outcome b);

struct Judgement {
  Outcome outcome;
  std::optional<double> margin;  // of what is compared, on the good side; nothing where it is undefined
  Phrase reason;                 // of any outcome but a pass
};

/// How an estimate is judged.
struct JudgementPlan {
  Bound bound = Bound::none;
  bool evidence = false;  // the value passes where its whole interval does, and fails where none of it does
  bool function_of_n =
      false;  // the value would be the same in any sample of so many rows: it needs no interval
  std::optional<double> rows = std::nullopt;  // that it is of; nothing where the value grows with them
  double confidence = 0.95;                   // of its interval
  std::string why_no_interval = {};           // where there is none
};

/// Compares without rounding. Where evidence is asked for and there is no interval, or one without width, a
/// value is inconclusive. An infinite value with an interval is judged by evidence alone.
[[nodiscard]] Judgement judge(const Estimate& estimate, const Comparison& comparison,
                              const JudgementPlan& plan);

/// About how many rows would bring the interval to one side of the limit if the value stayed, to two digits:
/// widths go with 1/sqrt(rows); those of Wilson's interval, which is the score test turned round, with
/// sqrt(limit (1 - limit) / rows); those of a ratio's do so on the scale of logarithms. Nothing where the
/// value is the limit, or so near that it would take over a million rows, and over ten times these.
[[nodiscard]] std::optional<double> rows_to_decide(double value, const Interval& interval, double limit,
                                                   double rows);

/// A number that is compared, which people see with as many digits as it takes to see on which side of the
/// limit it lies; whole numbers have none where the limit is whole, too.
[[nodiscard]] Number rounded_to_differ(double number, const Comparison& comparison);

/// The same of both bounds, "0.8396 - 0.9595".
[[nodiscard]] Phrase rounded_to_differ(const Interval& interval, const Comparison& comparison);

/// A distance from the limit, and the limit itself.
[[nodiscard]] Number margin_number(double margin, const Comparison& comparison);
[[nodiscard]] Number limit_number(const Comparison& comparison);

}  // namespace assay
