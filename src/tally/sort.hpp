// Sorting scores.
#pragma once

#include <cstdint>
#include <span>

namespace assay {

/// Sorts in place, lowest first. There is no NaN among them.
void sort_scores(std::span<double> scores);

/// Sorts in place, lowest first.
void sort_integers(std::span<std::int64_t> numbers);

}  // namespace assay
