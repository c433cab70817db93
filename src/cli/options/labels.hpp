// Options of what labels and scores mean.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/options/input.hpp"

namespace assay::cli {

/// --positive, --labels, --map and --ignore-case.
void add_classes(CLI::App& app, InputOptions& options, const std::string& labels_are_for);

void add_threshold(CLI::App& app, InputOptions& options);

/// --score-is.
void add_meaning(CLI::App& app, InputOptions& options);

}  // namespace assay::cli
