// How what changes with variables changes with the counts that they are made of.
#pragma once

#include <vector>

#include "assay/formula/variables.hpp"

namespace assay {

/// By each count of a table, from the slopes by variables that Formula::slopes() gives.
[[nodiscard]] TwoByTwo slopes_by_count(const Variables& slopes);

/// By each cell of a matrix.
[[nodiscard]] std::vector<double> slopes_by_cell(const Variables& slopes, const ConfusionMatrix& matrix);

}  // namespace assay
