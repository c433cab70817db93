// Reports slice by slice, as --by and --min-rows have them.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "assay/report/build/slices.hpp"
#include "cli/options/input.hpp"
#include "report/build/of_slices.hpp"

namespace assay::cli {

inline void add_slices(Report& report, const InputOptions& options, std::span<const Slice> slices,
                       const std::vector<NamedValue>& of_all_rows,
                       const std::function<SliceContent(std::size_t)>& content_of) {
  assay::add_slices(report, options.min_rows, slices, of_all_rows, content_of);
}

}  // namespace assay::cli
