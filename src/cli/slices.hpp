// Reports slice by slice: --by.
#pragma once

#include <functional>
#include <vector>

#include "assay/report/report.hpp"
#include "cli/load.hpp"

namespace assay::cli {

/// --by and --min-rows.
void add_slices(CLI::App& app, InputOptions& options);

/// Adds what is to be said of each slice, when there are some: `parts_of` gives it, in the order of the
/// slices, as it does for all rows. The summary has the values of the lists among them, and marks in each
/// column the worst of the slices that have rows enough.
void add_slices(Report& report, const InputOptions& options, const std::vector<Slice>& slices,
                const std::function<std::vector<Part>(const Slice&)>& parts_of);

}  // namespace assay::cli
