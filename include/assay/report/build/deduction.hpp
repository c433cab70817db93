// Reports on metrics that follow from others.
#pragma once

#include <span>
#include <string>

#include "assay/metric/deduction.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Each metric of `names`, by deducible_name(), worked out from the given ones. Throws a usage error that
/// says what is missing.
[[nodiscard]] Report deduction_report(std::span<const std::string> names, const Deduction& deduction);

/// All that follow, without their working.
[[nodiscard]] Report deduction_report(const Deduction& deduction);

}  // namespace assay
