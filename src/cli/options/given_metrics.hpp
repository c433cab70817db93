// Metrics that are given in place of data: --precision 0.8.
#pragma once

#include <string>
#include <vector>

#include "assay/metric/deduction.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// A metric that is given: "recall", 0.8. Throws a usage error where it is not one of its values, or is
/// known.
void add_known(std::vector<KnownValue>& known, const std::string& name, const std::string& option,
               const std::string& text);

/// Adds --given NAME=X, and an option for each metric by each of its names, which the help does not list.
void add_given_metrics(CLI::App& app, std::vector<KnownValue>& known);

}  // namespace assay::cli
