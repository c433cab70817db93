// Logistic regression on the log odds of scores.
#pragma once

#include <span>

#include "calibration/rows_alike.hpp"

namespace assay {

/// By Newton's method. Scores of exactly 0 or 1 that are right have a likelihood of 1 whatever a rising line
/// is, and change nothing.
[[nodiscard]] Recalibration recalibration(std::span<const RowsAlike> groups, double clip);

}  // namespace assay
