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

/// Adds --given NAME=X.
void add_given_metrics(CLI::App& app, std::vector<KnownValue>& known);

/// The words of a command line with "--recall 0.8" as "--given=recall=0.8", where the command has that option
/// and none called --recall: one for each name of each metric would take milliseconds to declare. Throws a
/// usage error where a value is missing.
[[nodiscard]] std::vector<std::string> with_given_metrics(std::vector<std::string> words,
                                                          const CLI::App& app);

/// "--recall", "--false-positive-rate": what may stand for --given.
[[nodiscard]] std::vector<std::string> given_metric_options();

}  // namespace assay::cli
