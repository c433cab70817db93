// Some of the four counts: enough for the metrics that are made of them.
#pragma once

#include <string>
#include <vector>

#include "assay/metric/catalogue.hpp"
#include "assay/sample/plan.hpp"

namespace assay::cli {

/// Some counts are given, and others are not.
[[nodiscard]] bool are_some(const CellCounts& counts);

/// Options of the counts that are not given: "--fn", "--tn".
[[nodiscard]] std::vector<std::string> not_given(const CellCounts& counts);

/// Those of them that the metric needs. Throws where counts are not what it is made of.
[[nodiscard]] std::vector<std::string> lacking_for(const BoundMetric& metric, const CellCounts& counts);

/// Throws a usage error where the metric needs more than is given.
void check_enough(const BoundMetric& metric, const CellCounts& counts);

}  // namespace assay::cli
