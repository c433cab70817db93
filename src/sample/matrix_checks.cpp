// What a confusion matrix of rows cannot be.
#include "sample/matrix_checks.hpp"

#include <fmt/format.h>

#include "assay/core/error.hpp"
#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

void check_cells(std::size_t classes, std::size_t slices, const std::string& name) {
  constexpr std::size_t most_cells = 4'000'000;
  const std::size_t cells = classes * classes * (1 + slices);
  if (cells <= most_cells) return;
  const auto number = [](std::size_t count) { return with_commas(static_cast<double>(count)); };
  throw data_error(
      fmt::format("{}: matrices of {} classes, for all rows and for each of {} slices, have {} cells, "
                  "and no more than {} are kept",
                  name, number(classes), number(slices), number(cells), number(most_cells)),
      "--filter reads fewer rows, --map reads labels as others; or leave out --by");
}

void check_predictions_are_labels(const ConfusionMatrix& matrix, const std::string& predicted,
                                  const std::string& name) {
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const auto number = number_from(matrix.labels[k]);
    if (number && !is_whole(*number) && matrix.truth_total(k) == 0)
      throw data_error(fmt::format("{}: column {} holds numbers such as {}, not labels", name,
                                   in_quotes(predicted), in_quotes(matrix.labels[k])),
                       fmt::format("if they are scores: --score {}", printable(predicted)));
  }
}

void refuse_row_of_totals(const ConfusionMatrix& matrix, const std::string& truth, const std::string& name) {
  if (matrix.size() < 3) return;
  for (std::size_t k = 0; k < matrix.size(); ++k) {
    const std::string label = lower(matrix.labels[k]);
    const bool is_total = label == "total" || label == "totals" || label == "grand total" || label == "sum";
    if (!is_total || matrix.truth_total(k) != 1 || matrix.predicted_total(k) != 0) continue;
    throw data_error(
        fmt::format("{}: the row of {} looks like the sum of the others", name, in_quotes(matrix.labels[k])),
        fmt::format("leave it out: --filter {}; if it is a class, name all classes with --labels",
                    shell_word(truth + " != " + matrix.labels[k])));
  }
}

}  // namespace assay
