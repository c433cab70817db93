// Parts of the report on class imbalance.
#pragma once

#include <vector>

#include "assay/imbalance/analysis.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Classes, how unevenly rows are spread over them, baselines, what was measured beside these, and remedies.
[[nodiscard]] std::vector<Part> imbalance_parts(const ImbalanceAnalysis& analysis);

/// "moderate imbalance: 'yes' is 1.52% of the rows, 'no' 98.48%".
[[nodiscard]] Phrase imbalance_in_short(const ImbalanceAnalysis& analysis);

/// The values by which slices are compared.
[[nodiscard]] std::vector<NamedValue> imbalance_summary(const ImbalanceAnalysis& analysis);

/// Which metrics to report for such data, and which not on their own, each with its reason.
[[nodiscard]] std::vector<Part> advice_on(const ImbalanceAnalysis& analysis);

/// Where a figure flatters, and what cannot be told.
[[nodiscard]] std::vector<Warning> findings_on(const ImbalanceAnalysis& analysis);

}  // namespace assay
