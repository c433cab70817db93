// Metrics that are given in place of data: --precision 0.8.
#pragma once

#include <vector>

#include "assay/metric/deduction.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// Adds --given NAME=X, and an option for each metric by each of its names, which the help does not list.
void add_given_metrics(CLI::App& app, std::vector<KnownValue>& known);

}  // namespace assay::cli
