// From the input options to a sample.
#pragma once

#include "assay/sample/sample.hpp"
#include "cli/options/input.hpp"
#include "cli/progress.hpp"

namespace assay::cli {

/// What the options name, with a line on the terminal while it is read; `progress` outlives the reading.
[[nodiscard]] InputPlan plan_with_progress(const InputOptions& options, std::optional<Progress>& progress);

/// Throws a usage error where there is no file, and nothing is piped in.
void check_some_input(const InputOptions& options, const std::string& hint);

/// The same, and the predictions that the options name: a column of them or a threshold.
[[nodiscard]] Needs with_named_predictions(Needs needs, const InputOptions& options);

/// Reads what the options name, with a line on the terminal while a long file is read. Throws usage, data and
/// i/o errors.
[[nodiscard]] InputSample load(const InputOptions& options, const Needs& needs);

}  // namespace assay::cli
