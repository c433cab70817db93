// How statistics of counts change with each count.
#pragma once

#include <functional>
#include <vector>

#include "assay/stats/bootstrap.hpp"

namespace assay {

/// By cell, and then by statistic: central differences with steps of a part of the cell, or of `row`, the
/// weight of one row. Empty for an empty cell.
[[nodiscard]] std::vector<std::vector<double>> cell_slopes(const Cells& cells,
                                                           const std::function<Statistics()>& start,
                                                           std::size_t count, double row, unsigned threads);

}  // namespace assay
