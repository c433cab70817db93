// Reports slice by slice: --by.
#pragma once

#include <functional>
#include <vector>

#include "assay/core/threads.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// What `of_rows` makes of all rows, and then of those of each slice: on several threads at once.
template <class OfRows>
auto of_all_and_slices(const Loaded& loaded, unsigned threads, OfRows of_rows) {
  std::vector<decltype(of_rows(loaded.predictions))> results(1 + loaded.slices.size());
  for_each_index(results.size(), threads, [&](std::size_t i) {
    results[i] = of_rows(i == 0 ? loaded.predictions : loaded.slices[i - 1].predictions);
  });
  return results;
}

/// What is to be said of a slice, as it is of all rows, and the values of it that a summary compares.
struct SliceContent {
  std::vector<NamedValue> values;
  std::vector<Part> parts;
};

/// Adds what is to be said of each slice, when there are some: `content_of` gives it by the slice's index.
/// The summary has a column for each of the values of all rows, and marks in it the worst of the slices that
/// have rows enough.
void add_slices(Report& report, double min_rows, const std::vector<Slice>& slices,
                const std::vector<NamedValue>& of_all_rows,
                const std::function<SliceContent(std::size_t)>& content_of);

}  // namespace assay
