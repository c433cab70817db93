// How estimands of counts change with each cell of a matrix.
#include "evaluate/count_slopes.hpp"

#include "stats/cell_slopes.hpp"

namespace assay {

CountSlopes count_slopes(const Sample& predictions, const Cells& cells,
                         std::span<const CountEstimand> estimands, ZeroDivision zero_division,
                         unsigned threads) {
  const auto start = [&] {
    return Statistics([of_matrix = CountNumbers(predictions, zero_division, estimands),
                       matrix = predictions.matrix](const Cells& at, std::span<double> numbers) mutable {
      matrix.cells = at;
      of_matrix(matrix, numbers);
    });
  };
  CountSlopes slopes{.numbers = std::vector<double>(estimands.size()), .by_cell = {}};
  start()(cells, slopes.numbers);
  slopes.by_cell = cell_slopes(cells, start, estimands.size(), 1, threads);
  return slopes;
}

}  // namespace assay
