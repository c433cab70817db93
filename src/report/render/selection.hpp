// Which parts of a report people see, and in which order.
#pragma once

#include <vector>

#include "assay/report/formats.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Parts in their order: the answer, and what stands below the notes.
struct ShownParts {
  std::vector<const Part*> answer, details;
};

/// Of the report, which must outlive them.
[[nodiscard]] ShownParts shown_parts(const Report& report, const Style& style);

/// Of a slice of it, all in one.
[[nodiscard]] std::vector<const Part*> shown_parts(const Report& report, const SliceReport& slice,
                                                   const Style& style);

/// The summary of slices as people see it: the usual columns of the first rows, unless they ask for all.
[[nodiscard]] Table shown_summary(const Slices& slices, const Style& style);

/// "891 more slices: --full shows them, and all columns", or nothing.
[[nodiscard]] std::string not_shown(const Slices& slices, const Style& style);

/// Names of the parts that --full would add: "classes, averages".
[[nodiscard]] std::string parts_with_full(const Report& report, const Style& style);

/// "assay 0.2.0  positive=1  threshold=0.5  95% intervals": what decides the numbers, as far as people need
/// to be told; empty of a report without input. Data is escaped, and cut to fit 80 columns.
[[nodiscard]] std::string short_signature(const Report& report);

}  // namespace assay
