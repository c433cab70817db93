// What a confusion matrix of rows cannot be.
#pragma once

#include <cstddef>
#include <string>

#include "assay/core/matrix.hpp"

namespace assay {

// All throw data errors that begin with `name`, that of the input.

/// Classes squared, times slices, may be far more than rows.
void check_cells(std::size_t classes, std::size_t slices, const std::string& name);

/// A column of probabilities that is taken for predicted labels would make a class of each number.
void check_predictions_are_labels(const ConfusionMatrix& matrix, const std::string& predicted,
                                  const std::string& name);

/// "Total,4" below the rows would be two more classes.
void refuse_row_of_totals(const ConfusionMatrix& matrix, const std::string& truth, const std::string& name);

}  // namespace assay
