// The same work for all rows and for each slice.
#pragma once

#include <vector>

#include "assay/core/threads.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// What `of_rows` makes of all rows, and then of those of each slice: on several threads at once.
template <class OfRows>
auto of_all_and_slices(const InputSample& loaded, unsigned threads, OfRows of_rows) {
  std::vector<decltype(of_rows(loaded.predictions))> results(1 + loaded.slices.size());
  for_each_index(results.size(), threads, [&](std::size_t i) {
    results[i] = of_rows(i == 0 ? loaded.predictions : loaded.slices[i - 1].predictions);
  });
  return results;
}

}  // namespace assay
