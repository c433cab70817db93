// How statistics of counts change with each count.
#include "stats/cell_slopes.hpp"

#include <algorithm>

#include "assay/core/threads.hpp"

namespace assay {

std::vector<std::vector<double>> cell_slopes(const Cells& cells, const std::function<Statistics()>& start,
                                             std::size_t count, double row, unsigned threads) {
  std::vector<std::vector<double>> slopes(cells.size());
  for_each_index(cells.size(), threads, [&](std::size_t at) {
    if (cells[at] == 0) return;
    const Statistics statistics = start();
    const double step = 1e-4 * std::max(cells[at], 0.1 * row);
    const double back = std::min(step, cells[at] / 2);
    Cells near = cells;
    std::vector<double> above(count), below(count);
    near[at] = cells[at] + step;
    statistics(near, above);
    near[at] = cells[at] - back;
    statistics(near, below);
    for (std::size_t i = 0; i < count; ++i) slopes[at].push_back((above[i] - below[i]) / (step + back));
  });
  return slopes;
}

}  // namespace assay
