// Options whose value is that of a metric: --precision 0.75.
#pragma once

#include <string>
#include <vector>

#include "assay/core/figure.hpp"
#include "assay/metric/metric.hpp"

namespace assay::cli {

/// A number as people write it. Throws a usage error.
[[nodiscard]] Figure figure_of(const std::string& option, const std::string& text);

/// The same of a metric that lies in this range, which what it may have been rounded from is cut to: 1.0
/// stands for 0.95 to 1. Throws a usage error.
[[nodiscard]] Figure figure_in(const std::string& option, const std::string& text, const Range& range);

/// "--balanced-accuracy".
[[nodiscard]] std::string option_named(std::string_view metric);

/// Names of a metric besides its first: aliases, and the symbol where it is a word, such as "ppv".
[[nodiscard]] std::vector<std::string> other_names(const Metric& metric);

}  // namespace assay::cli
