// What commands that draw curves have in common.
#pragma once

#include "assay/report/build/curves.hpp"
#include "cli/options/curves.hpp"

namespace assay::cli {

/// Reads the files, one after the other, and reports on their curves. Throws usage, data and i/o errors.
[[nodiscard]] Report curve_report(const CurveOptions& options, const CurveKind& kind);

}  // namespace assay::cli
