// Reports slice by slice.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// What is to be said of a slice, as it is of all rows, and the values of it that a summary compares.
struct SliceContent {
  std::vector<NamedValue> values;
  std::vector<Part> parts;
};

/// Adds what is to be said of each slice, when there are some: `content_of` gives it by the slice's index.
/// The summary has a column for each of the values of all rows, and marks in it the worst of the slices that
/// have at least `min_rows` rows where it is worse than all rows beyond chance. People see first the columns
/// of recall, precision and the like.
void add_slices(Report& report, double min_rows, std::span<const Slice> slices,
                const std::vector<NamedValue>& of_all_rows,
                const std::function<SliceContent(std::size_t)>& content_of);

}  // namespace assay
