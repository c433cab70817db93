// From what was tallied to predictions.
#pragma once

#include <optional>
#include <string>

#include "assay/evaluate/evaluation.hpp"
#include "assay/input/csv.hpp"
#include "cli/load.hpp"
#include "cli/prediction_tally.hpp"

namespace assay::cli {

/// What the rows of a tally are to be read as.
struct Reader {
  const Needs& needs;
  const CsvFile& file;
  std::optional<std::size_t> positive;  // of two classes
  unsigned threads;
};

/// The predictions that a tally holds, its labels being texts of these classes. Takes the tally apart.
[[nodiscard]] Predictions predictions_of(PredictionTally& tally, const Classes& classes,
                                         const Reader& reader);

}  // namespace assay::cli
