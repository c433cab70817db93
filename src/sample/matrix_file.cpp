// A confusion matrix from a CSV.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

namespace {

double cell_count(const std::string& cell, const std::string& place) {
  const auto number = number_from(cell);
  if (!number || !(*number >= 0 && *number <= largest_count))
    throw data_error(fmt::format("{}: {} is not a count", place, in_quotes(cell)),
                     "counts are numbers from 0 to 2^53");
  return *number;
}

// The texts of the header after its first cell, and of the first column, are the same set of labels.
void check_labels(const std::vector<std::string>& predicted, const std::vector<TextRow>& rows,
                  const std::string& file) {
  std::vector<std::string> truth;
  for (const TextRow& row : rows) truth.push_back(row.cells[0]);
  if (std::find(predicted.begin(), predicted.end(), "") != predicted.end())
    throw data_error(file + ": a label of the header is empty", "name every label");
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

// A matrix as it stands in a file: labels of its columns, and for each true label a row that begins with it.
struct MatrixFile {
  std::string name;
  std::vector<std::string> labels;
  std::vector<TextRow> rows;
};

MatrixFile read_matrix_file(const std::string& path, const Dialect& dialect) {
  RowFile file(path, dialect);
  if (file.header().size() < 3)
    throw data_error(file.name() + ": a matrix of two labels or more is expected",
                     "the header names them, after its first cell");
  MatrixFile matrix{.name = file.name(), .labels = {file.header().begin() + 1, file.header().end()}};
  if (matrix.labels.size() > max_classes)
    throw data_error(fmt::format("{}: over {} labels", matrix.name, max_classes),
                     "is this a confusion matrix?");
  matrix.rows = file.read_cells(matrix.labels.size());
  check_labels(matrix.labels, matrix.rows, matrix.name);
  return matrix;
}

ConfusionMatrix matrix_in(const MatrixFile& file, const Classes& classes) {
  const std::size_t size = classes.names.size();
  ConfusionMatrix matrix{.labels = classes.names, .cells = std::vector<double>(size * size)};
  for (const TextRow& row : file.rows) {
    const auto label = std::find(file.labels.begin(), file.labels.end(), row.cells[0]);
    const std::size_t truth = classes.of_text[static_cast<std::size_t>(label - file.labels.begin())];
    for (std::size_t j = 0; j < file.labels.size(); ++j) {
      const double count = cell_count(row.cells[j + 1], row.place(file.name, j + 1));
      matrix.at(truth, classes.of_text[j]) += count;
      matrix.weighted = matrix.weighted || !is_whole(count);
    }
  }
  if (matrix.total() > largest_count)
    throw data_error(file.name + ": the counts add up to more than 2^53", "larger counts are not exact");
  if (matrix.total() == 0) throw data_error(file.name + ": all counts are 0", "there is nothing to measure");
  return matrix;
}

}  // namespace

InputSample read_matrix(const std::string& path, const InputPlan& plan) {
  if (plan.file || plan.counts.any())
    throw usage_error("--matrix is given, and a file or counts too", "give one of them");
  refuse_columns_beside(plan, "--matrix");
  const MatrixFile file = read_matrix_file(path, plan.dialect);
  const Classes classes = classes_of(file.labels, plan.labels);
  InputSample loaded{.predictions = {.matrix = matrix_in(file, classes),
                                     .positive = positive_class(classes.names, plan.positive, file.name),
                                     .ordered = classes.ordered,
                                     .selected = classes.selected},
                     .input = {.source = Provenance::Source::matrix, .file = path, .labels = plan.labels}};
  const ConfusionMatrix& matrix = loaded.predictions.matrix;
  loaded.input.rows = matrix.total();
  if (matrix.weighted) loaded.input.weight = matrix.total();
  if (const auto positive = loaded.predictions.positive) loaded.input.positive = classes.names[*positive];
  return loaded;
}

}  // namespace assay
