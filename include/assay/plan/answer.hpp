// Answers to what is planned, in one shape.
#pragma once

#include <optional>
#include <string>

#include "assay/gate/gate.hpp"
#include "assay/plan/plan.hpp"

namespace assay {

/// What rows are to bring: an interval of some width, a gate that passes, or a difference that shows.
enum class PlanGoal { width, gate, difference };

/// The answer for one metric, gate or difference.
struct PlanAnswer {
  std::string name;                                   // "recall", "recall >= 0.9"
  std::string metric;                                 // "recall"
  std::optional<double> expected = std::nullopt;      // the metric's value
  double wanted = 0;                                  // the width or the difference
  std::optional<CountedRows> counted = std::nullopt;  // of a share
  std::optional<double> prevalence = std::nullopt;
  Planned planned = {};
  std::optional<double> reached = std::nullopt;  // with rows that are given: the width or the power
};

// Each says how many rows it takes; where `rows` are given, what these bring.

/// `width` is there where `rows` are not.
[[nodiscard]] PlanAnswer answer_for_width(const Expected& metric, std::optional<double> width,
                                          std::optional<double> rows, const Certainty& certainty);
/// Of a gate with evidence. Throws a usage error for a bound that evidence does not look at.
[[nodiscard]] PlanAnswer answer_for_gate(const Gate& gate, const Expected& metric, std::optional<double> rows,
                                         const Certainty& certainty);
[[nodiscard]] PlanAnswer answer_for_difference(const ExpectedDifference& difference,
                                               std::optional<double> rows, const Certainty& certainty);

}  // namespace assay
