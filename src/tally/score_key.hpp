// Whole numbers in the order of scores.
#pragma once

#include <cstdint>

namespace assay {

/// A whole number for each score, in the order of the scores, whose leading bits are the same where scores
/// are near each other in proportion: to their distance from 0, or of a score from 0.5 to 1 to that from 1,
/// where those of a sure model lie. Throws a data error for a finite score below -1e292. Not for NaN.
[[nodiscard]] std::uint64_t score_key(double score);

/// The least score whose key is at least this one.
[[nodiscard]] double least_score(std::uint64_t key);

}  // namespace assay
