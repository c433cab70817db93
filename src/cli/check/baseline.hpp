// An earlier report that figures must not fall behind.
#pragma once

#include <string>

#include "assay/gate/gate.hpp"
#include "assay/report/earlier.hpp"

namespace assay::cli {

/// Reads the file. Throws i/o and data errors.
[[nodiscard]] EarlierReport read_baseline(const std::string& path);

/// Throws a data error that shows the difference where the baseline's signature is not this one. What decides
/// intervals or slices only may differ, and which scores, where one of the two needs none.
void check_signature(const EarlierReport& baseline, const std::string& path, const std::string& signature);

/// What the baseline has of an estimand, which is called `asked`. Throws a data error where it has none.
[[nodiscard]] Value value_in(const EarlierReport& baseline, const std::string& path, const Estimand& estimand,
                             const std::string& asked);

}  // namespace assay::cli
