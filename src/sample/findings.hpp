// What is to be said of rows that were read.
#pragma once

#include <string>
#include <vector>

#include "assay/sample/sample.hpp"

namespace assay {

/// A file that has been read, and how.
struct Reading {
  const InputPlan& plan;
  const Needs& needs;
  const std::vector<std::string>& header;
  const Dialect& dialect;  // as the first lines show it
  const Columns& columns;  // that were used
  const RowCounts& counts;
  const Unmatched& unmatched;
  std::optional<std::pair<double, double>> scores;  // that were cut: the lowest and the highest
  std::size_t tied_predictions;                     // rows in which several classes score highest
  const InputSample& loaded;
};

/// Where the rows come from.
[[nodiscard]] Provenance provenance_of(const Reading& reading);

/// What the reader of a report should know of its rows.
[[nodiscard]] std::vector<Warning> warnings_of(const Reading& reading);

}  // namespace assay
