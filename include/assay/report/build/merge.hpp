// The report on shards that were joined.
#pragma once

#include "assay/report/report.hpp"
#include "assay/state/partial.hpp"

namespace assay {

/// Which shards there are, and how many rows.
[[nodiscard]] Report merge_report(const PartialState& state);

}  // namespace assay
