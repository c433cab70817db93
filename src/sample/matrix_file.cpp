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
                     "counts are whole numbers from 0 to 2^53");
  if (!is_whole(*number))
    throw data_error(fmt::format("{}: {} is not a whole number", place, in_quotes(cell)),
                     "give counts of rows, not shares; for weighted rows, read the rows with --weight");
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
      throw data_error(fmt::format("{}: label {} appears twice", file, in_quotes(label)),
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

// A matrix as it stands in a file: labels of its columns, and for each label a row that begins with it.
struct MatrixFile {
  std::string name;
  std::string corner;
  std::vector<std::string> labels;
  std::vector<TextRow> rows;
  std::optional<bool> predicted_in_rows = std::nullopt;  // where the file says it
  bool had_margins = false;
};

bool has_word(std::string_view text, std::initializer_list<std::string_view> words, std::size_t& at) {
  at = std::string_view::npos;
  for (const std::string_view word : words) at = std::min(at, text.find(word));
  return at != std::string_view::npos;
}

// Of "predicted \\ truth" or "Actual cat": what it names first is what stands there.
std::optional<bool> names_predictions(const std::string& name) {
  const std::string text = lower(name);
  std::size_t predicted = 0, truth = 0;
  const bool some_predicted = has_word(text, {"pred", "hyp"}, predicted);
  const bool some_truth = has_word(text, {"actual", "tru", "reference", "observed", "gold"}, truth);
  if (!some_predicted && !some_truth) return std::nullopt;
  return predicted < truth;
}

// "cat" of "Actual cat"; nothing where the name is one word.
std::optional<std::string> after_first_word(const std::string& name) {
  const std::size_t blank = name.find_first_of(" _:");
  if (blank == std::string::npos || blank + 1 == name.size()) return std::nullopt;
  return std::string(trimmed(std::string_view(name).substr(blank + 1)));
}

// Takes "Actual" and "Predicted" off the names of rows and columns, where all have them.
void take_off_sides(MatrixFile& matrix) {
  std::optional<bool> rows;
  const auto is_of_side = [&](const std::string& name, bool in_rows) {
    const auto predicted = names_predictions(name.substr(0, name.find_first_of(" _:")));
    if (!predicted || !after_first_word(name)) return false;
    if (!rows) rows = in_rows ? *predicted : !*predicted;
    return *predicted == (in_rows ? *rows : !*rows);
  };
  for (const std::string& label : matrix.labels)
    if (!is_of_side(label, false)) return;
  for (const TextRow& row : matrix.rows)
    if (!is_of_side(row.cells[0], true)) return;
  matrix.predicted_in_rows = rows;
  for (std::string& label : matrix.labels) label = *after_first_word(label);
  for (TextRow& row : matrix.rows) row.cells[0] = *after_first_word(row.cells[0]);
}

bool is_margin(const std::string& label) {
  const std::string name = lower(label);
  return name == "total" || name == "totals" || name == "sum" || name == "all";
}

// A last row and column that are the sums.
void take_off_margins(MatrixFile& matrix) {
  const std::size_t size = matrix.labels.size() - 1;
  if (size < 2 || !is_margin(matrix.labels.back()) || matrix.rows.size() != size + 1 ||
      !is_margin(matrix.rows.back().cells[0]))
    return;
  const auto count = [&](std::size_t row, std::size_t column) {
    return cell_count(matrix.rows[row].cells[column + 1], matrix.rows[row].place(matrix.name, column + 1));
  };
  for (std::size_t i = 0; i <= size; ++i) {
    double of_row = 0, of_column = 0;
    for (std::size_t j = 0; j < size; ++j) {
      of_row += count(i, j);
      of_column += count(j, i);
    }
    const std::size_t bad_row = of_row != count(i, size) ? i : size;
    if (of_row != count(i, size) || of_column != count(size, i))
      throw data_error(matrix.rows[bad_row].place(matrix.name, (bad_row == i ? size : i) + 1) + ": " +
                           in_quotes(matrix.labels.back()) + " is not the sum",
                       "leave the sums out, or rename the class");
  }
  matrix.labels.pop_back();
  matrix.rows.pop_back();
  for (TextRow& row : matrix.rows) row.cells.pop_back();
  matrix.had_margins = true;
}

MatrixFile read_matrix_file(const std::string& path, const Dialect& dialect) {
  RowFile file(path, dialect);
  if (file.header().size() < 3)
    throw data_error(file.name() + ": a matrix of two labels or more is expected",
                     "the header names them, after its first cell");
  MatrixFile matrix{.name = file.name(),
                    .corner = file.header()[0],
                    .labels = {file.header().begin() + 1, file.header().end()},
                    .rows = {}};
  if (matrix.labels.size() > max_classes)
    throw data_error(fmt::format("{}: over {} labels", matrix.name, max_classes),
                     "is this a confusion matrix?");
  matrix.rows = file.read_cells(matrix.labels.size());
  matrix.predicted_in_rows = names_predictions(matrix.corner);
  take_off_sides(matrix);
  take_off_margins(matrix);
  check_labels(matrix.labels, matrix.rows, matrix.name);
  return matrix;
}

ConfusionMatrix matrix_in(const MatrixFile& file, const Classes& classes, bool predicted_in_rows) {
  const std::size_t size = classes.names.size();
  ConfusionMatrix matrix{.labels = classes.names, .cells = std::vector<double>(size * size)};
  for (const TextRow& row : file.rows) {
    const auto label = std::find(file.labels.begin(), file.labels.end(), row.cells[0]);
    const std::size_t of_row = classes.of_text[static_cast<std::size_t>(label - file.labels.begin())];
    for (std::size_t j = 0; j < file.labels.size(); ++j) {
      const double count = cell_count(row.cells[j + 1], row.place(file.name, j + 1));
      const std::size_t of_column = classes.of_text[j];
      (predicted_in_rows ? matrix.at(of_column, of_row) : matrix.at(of_row, of_column)) += count;
    }
  }
  if (matrix.total() > largest_count)
    throw data_error(file.name + ": the counts add up to more than 2^53", "larger counts are not exact");
  if (matrix.total() == 0) throw data_error(file.name + ": all counts are 0", "there is nothing to measure");
  return matrix;
}

}  // namespace

InputSample read_matrix(const InputPlan& plan, const Needs& needs) {
  if (!plan.files.empty() || plan.counts.any())
    throw usage_error("--matrix is given, and a file or counts too", "give one of them");
  refuse_columns_beside(plan, "--matrix");
  const MatrixFile file = read_matrix_file(*plan.matrix, plan.dialect);
  const Classes classes = classes_of(file.labels, plan.labels);
  const bool predicted_in_rows = plan.predicted_in_rows || file.predicted_in_rows.value_or(false);
  const bool unknown = classes.names.size() == 2 && !plan.positive && !known_positive(classes.names);
  InputSample loaded{
      .predictions = {.matrix = matrix_in(file, classes, predicted_in_rows),
                      .ordered = classes.ordered,
                      .selected = classes.selected},
      .input = {.source = Provenance::Source::matrix, .files = {*plan.matrix}, .labels = plan.labels}};
  if (!unknown || needs.positive)
    loaded.predictions.positive = positive_class(classes.names, plan.positive, file.name);
  const ConfusionMatrix& matrix = loaded.predictions.matrix;
  loaded.input.rows = matrix.total();
  if (const auto positive = loaded.predictions.positive) loaded.input.positive = classes.names[*positive];
  if (predicted_in_rows)
    loaded.warnings.push_back(
        {"predicted_in_rows", "rows of the matrix are predicted labels, columns true ones"});
  if (file.had_margins)
    loaded.warnings.push_back({"margins_left_out", "the sums in the last row and column are left out"});
  if (!file.predicted_in_rows && !plan.predicted_in_rows)
    loaded.warnings.push_back(
        {"rows_taken_as_truth",
         "rows were taken as true labels; --predicted-in-rows says that they are predicted ones"});
  return loaded;
}

}  // namespace assay
