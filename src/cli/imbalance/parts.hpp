// What `assay imbalance` shows and says.
#pragma once

#include <vector>

#include "assay/imbalance/analysis.hpp"
#include "assay/report/report.hpp"

namespace assay::cli {

/// Classes, how unevenly rows are spread over them, baselines, what was measured beside these, and remedies.
[[nodiscard]] std::vector<Part> parts_of(const ImbalanceAnalysis& analysis);

/// The values by which slices are compared.
[[nodiscard]] std::vector<NamedValue> summary_of(const ImbalanceAnalysis& analysis);

/// Which metrics to quote for such data, and which not alone, each with its reason.
[[nodiscard]] std::vector<Part> advice_on(const ImbalanceAnalysis& analysis);

/// Where a figure flatters, and what cannot be told.
[[nodiscard]] std::vector<Warning> findings_on(const ImbalanceAnalysis& analysis);

}  // namespace assay::cli
