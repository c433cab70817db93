// A report of some of its metrics.
#pragma once

#include <span>
#include <string>

#include "assay/report/report.hpp"

namespace assay {

/// Leaves out of a report, and of its slices, the values of all metrics but those of these names. A threshold
/// stays with its metric. Throws a usage error where the report has no metric of a name.
void keep_metrics(Report& report, std::span<const std::string> names);

}  // namespace assay
