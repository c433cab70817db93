// Rows that a share is taken of.
#pragma once

#include <optional>

#include "assay/plan/expected.hpp"

namespace assay {

/// Of a metric that is a share of rows of the two-by-two table; nothing where it is none.
[[nodiscard]] std::optional<CountedRows> counted_rows(const BoundMetric& metric);

/// The share of all rows that it counts, where it has this table.
[[nodiscard]] double counted_share(const BoundMetric& metric, const TwoByTwo& table);

}  // namespace assay
