// What was meant by files that make no table as they are named.
#pragma once

#include <optional>
#include <string>

#include "cli/options/input.hpp"

namespace assay::cli {

/// Where one of two files has the true labels and the other what is predicted: how they are read, as a hint
/// with the whole command. Looks at their headers only.
[[nodiscard]] std::optional<std::string> hint_for_truth_file(const InputOptions& options);

/// "day" of "--by model day": a column's name among the files. Throws a usage error that says how several
/// columns are written.
void refuse_column_as_file(const InputOptions& options);

}  // namespace assay::cli
