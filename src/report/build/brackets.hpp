// What is said of figures that are known between two ends.
#pragma once

#include <optional>
#include <vector>

#include "assay/core/warning.hpp"
#include "assay/report/parts.hpp"

namespace assay {

/// "the exact values lie between: roc_auc 0.9731 to 0.9732, ks 0.85 to 0.8501"; nothing where all are exact.
[[nodiscard]] std::optional<Warning> brackets_of(const std::vector<NamedValue>& values);

}  // namespace assay
