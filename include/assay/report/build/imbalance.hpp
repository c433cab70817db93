// The report on class imbalance.
#pragma once

#include <span>

#include "assay/imbalance/analysis.hpp"
#include "assay/metric/averages.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// Classes, how unevenly rows are spread over them, baselines, what was measured beside these, remedies,
/// advice and findings. `analyses`: of all rows, and then of each slice. A slice of fewer than `min_rows` is
/// not called the worst.
[[nodiscard]] Report imbalance_report(const InputSample& loaded, std::span<const ImbalanceAnalysis> analyses,
                                      const IntervalPlan& intervals, ZeroDivision zero_division,
                                      double min_rows = 30);

}  // namespace assay
