// A confusion matrix from a CSV.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/error.hpp"
#include "assay/text.hpp"
#include "cli/load.hpp"

namespace assay::cli {

namespace {

double count_from(const std::string& cell, const std::string& place) {
  const auto number = number_from(cell);
  if (!number || !(*number >= 0) || !std::isfinite(*number))
    throw data_error(fmt::format("{}: {} is not a count", place, in_quotes(cell)),
                     "counts are numbers from 0 up");
  return *number;
}

// The texts of the header after its first cell, and of the first column, are the same set of labels.
void check_labels(const std::vector<std::string>& predicted,
                  const std::vector<std::vector<std::string>>& rows, const std::string& file) {
  std::vector<std::string> truth;
  for (const auto& row : rows) truth.push_back(row[0]);
  for (const std::string& label : predicted)
    if (std::count(predicted.begin(), predicted.end(), label) > 1 ||
        std::count(truth.begin(), truth.end(), label) > 1)
      throw data_error(fmt::format("{}: label {} is there twice", file, in_quotes(label)),
                       "a row and a column for each label are expected");
  for (const std::string& label : truth)
    if (std::find(predicted.begin(), predicted.end(), label) == predicted.end())
      throw data_error(fmt::format("{}: row {} has no column of that name", file, in_quotes(label)),
                       "the header names the predicted labels: " + listed(predicted));
  if (truth.size() < predicted.size())
    throw data_error(fmt::format("{}: {} for {}", file, counted(static_cast<double>(truth.size()), "row"),
                                 counted(static_cast<double>(predicted.size()), "label")),
                     "a row for each label of the header is expected");
}

std::size_t position_of(const std::string& label, const std::vector<std::string>& labels) {
  return static_cast<std::size_t>(std::find(labels.begin(), labels.end(), label) - labels.begin());
}

}  // namespace

Loaded load_matrix(const std::string& path, const InputOptions& options) {
  if (options.file || options.counts.any())
    throw usage_error("--matrix is given, and a file or counts too", "give one of them");
  refuse_row_options(options, "--matrix");
  CsvFile file(path, options.dialect);
  const std::string& name = file.source().name();
  const std::vector<std::vector<std::string>> rows = file.read_cells();
  if (file.header().size() < 3)
    throw data_error(name + ": a matrix of two labels or more is expected", "the header names them");
  const std::vector<std::string> labels(file.header().begin() + 1, file.header().end());
  check_labels(labels, rows, name);
  const Classes classes = classes_of(labels, options.labels);
  Predictions predictions{.matrix = {.labels = classes.names, .cells = {}},
                          .ordered = classes.ordered,
                          .selected = classes.selected};
  ConfusionMatrix& matrix = predictions.matrix;
  matrix.cells.resize(classes.names.size() * classes.names.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t truth = classes.of_text[position_of(rows[i][0], labels)];
    for (std::size_t j = 0; j < labels.size(); ++j) {
      const double count =
          count_from(rows[i][j + 1],
                     fmt::format("{}, row {}, column {}", name, in_quotes(rows[i][0]), in_quotes(labels[j])));
      matrix.at(truth, classes.of_text[j]) += count;
      matrix.weighted = matrix.weighted || count != std::floor(count);
    }
  }
  if (matrix.total() == 0) throw data_error(name + ": all counts are 0", "there is nothing to measure");
  predictions.positive = positive_class(classes.names, options.positive, name);
  Loaded loaded{
      .predictions = std::move(predictions), .input = {.file = path}, .warnings = {}, .signature = "matrix"};
  loaded.input.rows = loaded.predictions.matrix.total();
  if (loaded.predictions.matrix.weighted) loaded.input.weight = loaded.input.rows;
  if (!options.labels.empty())
    loaded.signature += " | labels=" + listed(options.labels, options.labels.size());
  if (loaded.predictions.positive) {
    loaded.input.positive = classes.names[*loaded.predictions.positive];
    loaded.signature += " | positive=" + printable(*loaded.input.positive);
  }
  return loaded;
}

}  // namespace assay::cli
