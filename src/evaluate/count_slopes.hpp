// How estimands of counts change with each cell of a matrix.
#pragma once

#include <span>
#include <vector>

#include "assay/stats/bootstrap.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// The numbers of estimands for a matrix that may have parts of rows, and by cell how much each changes for a
/// row more in it. NaN where one is undefined.
struct CountSlopes {
  std::vector<double> numbers;
  std::vector<std::vector<double>> by_cell;
};

[[nodiscard]] CountSlopes count_slopes(const Sample& predictions, const Cells& cells,
                                       std::span<const CountEstimand> estimands, ZeroDivision zero_division,
                                       unsigned threads);

}  // namespace assay
