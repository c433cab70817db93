// From the input options to a sample.
#pragma once

#include "assay/sample/sample.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// Reads what the options name, with a line on the terminal while a long file is read. Throws usage, data and
/// i/o errors.
[[nodiscard]] InputSample load(const InputOptions& options, const Needs& needs);

}  // namespace assay::cli
