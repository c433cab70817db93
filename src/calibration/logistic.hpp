// Logistic regression on the log odds of scores.
#pragma once

#include <optional>
#include <span>

#include "calibration/rows_alike.hpp"
#include "calibration/scatter.hpp"

namespace assay {

/// By Newton's method. Scores of exactly 0 or 1 that are right have a likelihood of 1 whatever a rising line
/// is, and change nothing. `groups`: highest first. Standard errors are by the information, but of rows that
/// scatter, and of the intercept alone, robust (Huber 1967, Proc 5th Berkeley Symp 1:221).
[[nodiscard]] Recalibration recalibration(std::span<const RowsAlike> groups, double clip,
                                          const std::optional<GroupScatter>& scatter);

}  // namespace assay
