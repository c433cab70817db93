// The signature of a report: everything that decides its numbers, in one line.
#pragma once

#include <span>
#include <string>

#include "assay/metric/catalogue.hpp"
#include "cli/load.hpp"
#include "cli/options/estimates.hpp"

namespace assay::cli {

/// For a report that only counts.
[[nodiscard]] std::string signature(const Loaded& loaded);

/// For a report with estimates; `own_metrics` are as they were given.
[[nodiscard]] std::string signature(const Loaded& loaded, const EstimateOptions& estimates,
                                    std::span<const std::string> own_metrics);

}  // namespace assay::cli
