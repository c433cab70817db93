// The zero-cell adjustment: what a sample without some kind of error does not say of the next one.
#pragma once

#include <array>
#include <span>

#include "assay/core/matrix.hpp"
#include "assay/core/value.hpp"

namespace assay {

/// Resampling never fills an empty cell: of 3 positives that were all found it says that none is ever missed.
/// The table with as many rows moved to its empty cells as the upper end of Wilson's interval of 0 allows:
/// among those that are really positive, and among the negatives. The table itself where none is empty.
/// Shares are those of `times` as many rows.
[[nodiscard]] std::array<TwoByTwo, 2> with_zero_cells_filled(const TwoByTwo& table, double confidence,
                                                             double times = 1);

/// The interval with what else the value could be, each for a reason of its own: distances from the value add
/// up as independent errors do (MOVER: Zou & Donner 2008, Stat Med 27:1693). Numbers that are not finite are
/// passed over.
[[nodiscard]] Interval widened(const Interval& interval, double value, std::span<const double> alternatives);

/// Of m positive and n negative rows, min(m, n) independent pairs, of which this share is in the right order
/// (Wilson): wide, and honest where the rows of one class are too few for DeLong's variance.
[[nodiscard]] Interval interval_of_pairs(double share, double pairs, double confidence);

/// Rows of either class below which that is so.
inline constexpr double few_for_delong = 10;

}  // namespace assay
