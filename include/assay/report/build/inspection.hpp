// The report on what is in a file.
#pragma once

#include "assay/inspect/inspection.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Its columns and roles, what is odd, and the command to run.
[[nodiscard]] Report inspection_report(Inspection inspection);

}  // namespace assay
