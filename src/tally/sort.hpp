// Sorting scores.
#pragma once

#include <span>

namespace assay {

/// Sorts in place, lowest first. There is no NaN among them. Long ones by Highway where it is installed.
void sort_scores(std::span<double> scores);

/// The same by Highway; false, and nothing done, where it is not installed.
[[nodiscard]] bool sort_by_highway(std::span<double> scores);

}  // namespace assay
