// Rows whose answer differs between two models.
#pragma once

#include <string>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/models/models.hpp"

namespace assay {

/// Rows (or their weights) of one true class, by which of two models is right.
struct Flips {
  std::string label;
  double rows = 0;
  double to_wrong = 0;  // right by the reference, wrong by the model
  double to_right = 0;
  double both_wrong = 0;
};

/// All rows, and then those of each true class that has some.
[[nodiscard]] std::vector<Flips> flips_of(const PairedSample& paired, std::size_t reference,
                                          std::size_t model);

/// A row, and what both say of it.
struct FlippedRow {
  std::size_t row;
  std::size_t truth, reference, model;  // classes
  bool to_right;
};

/// Those rows that one gets right and the other does not, in their order.
[[nodiscard]] std::vector<FlippedRow> flipped_rows(const PairedSample& paired, std::size_t reference,
                                                   std::size_t model);

/// The rows whose scores differ most, largest change first. Empty where one of the two has no scores.
[[nodiscard]] std::vector<std::size_t> largest_changes(const PairedSample& paired, std::size_t reference,
                                                       std::size_t model, std::size_t most);

}  // namespace assay
