// Sorting scores.
#pragma once

#include <span>

namespace assay {

/// Sorts in place, lowest first. There is no NaN among them.
void sort_scores(std::span<double> scores);

}  // namespace assay
