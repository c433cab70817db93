// What is to be said of rows that were read.
#pragma once

#include <string>
#include <vector>

#include "cli/load.hpp"

namespace assay::cli {

/// A file that has been read, and how.
struct Reading {
  const InputOptions& options;
  const Needs& needs;
  const std::vector<std::string>& header;
  const Columns& columns;  // that were used
  const RowCounts& counts;
  std::size_t tied_predictions;  // rows in which several classes score highest
  const Loaded& loaded;
};

/// What the report says of its input.
[[nodiscard]] InputSummary summary_of(const Reading& reading);

/// What the reader of a report should know of its rows.
[[nodiscard]] std::vector<Warning> warnings_of(const Reading& reading);

/// Everything of the reading that decides the numbers: "truth=label | positive=1 | missing=error".
[[nodiscard]] std::string signature_of(const Reading& reading);

}  // namespace assay::cli
