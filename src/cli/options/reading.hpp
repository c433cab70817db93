// Options of how rows are read.
#pragma once

#include <string>

#include "cli/options/input.hpp"

namespace assay::cli {

inline constexpr const char* group_of_reading = "Reading";

/// Of --delimiter. Throws a usage error.
[[nodiscard]] char delimiter_from(const std::string& text);

/// --delimiter, --no-header and --growing.
void add_dialect(CLI::App& app, Dialect& dialect);
/// These, --range, --missing and --threads.
void add_reading(CLI::App& app, InputOptions& options);

}  // namespace assay::cli
