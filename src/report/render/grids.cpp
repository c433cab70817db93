// Parts of reports as grids of text.
#include "report/render/grids.hpp"

#include <utility>

#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

Grid grid_of(const ValueList& list, const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = value_rows(list.values, digits);
  std::vector<std::string> heading = value_heading(report, list, rows);
  return {.heading = std::move(heading),
          .aligns = {Align::left, Align::right, Align::left, Align::left},
          .rows = std::move(rows)};
}

Grid grid_of(const Series& series, int digits) {
  std::vector<Align> aligns(series.labels.size(), Align::left);
  aligns.resize(series.labels.size() + series.columns.size(), Align::right);
  return {
      .heading = series_heading(series), .aligns = std::move(aligns), .rows = series_rows(series, digits)};
}

Grid grid_of(const Verdict& verdict, const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = gate_table(verdict, report, digits);
  Grid grid{.heading = rows[0], .aligns = {Align::left, Align::left, Align::right}, .rows = {}};
  if (grid.heading.size() > 4) grid.aligns.push_back(Align::left);  // intervals
  grid.aligns.push_back(Align::right);
  rows.erase(rows.begin());
  grid.rows = std::move(rows);
  return grid;
}

Grid grid_of(const Folds& folds, const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = fold_table(folds, report, digits);
  Grid grid{.heading = rows[0], .aligns = {Align::left}, .rows = {}};
  grid.aligns.resize(grid.heading.size(), Align::right);
  rows.erase(rows.begin());
  grid.rows = std::move(rows);
  return grid;
}

Grid grid_of_slice_gates(const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = slice_gate_table(report, digits);
  Grid grid{.heading = rows[0],
            .aligns = {Align::left, Align::left, Align::left, Align::right, Align::right},
            .rows = {}};
  grid.aligns.resize(grid.heading.size(), Align::left);  // intervals and reasons
  rows.erase(rows.begin());
  grid.rows = std::move(rows);
  return grid;
}

Grid grid_of(const MatrixTable& matrix, int digits) {
  Grid grid{.heading = {"truth \\ predicted"}, .aligns = {Align::left}, .rows = {}};
  grid.heading.insert(grid.heading.end(), matrix.labels.begin(), matrix.labels.end());
  grid.aligns.resize(grid.heading.size(), Align::right);
  const std::vector<std::string> cells = matrix_texts(matrix, digits);
  const auto side = static_cast<std::ptrdiff_t>(matrix.labels.size());
  for (auto row = cells.begin(); row != cells.end(); row += side) {
    grid.rows.push_back({matrix.labels[grid.rows.size()]});
    grid.rows.back().insert(grid.rows.back().end(), row, row + side);
  }
  return grid;
}

Grid grid_of_names(const MatrixTable& matrix, int digits) {
  Grid grid{.heading = {}, .aligns = {Align::left, Align::right}, .rows = {}};
  for (const NamedCell& cell : named_cells(matrix))
    grid.rows.push_back({std::string(cell.name), count_text(cell.count, matrix.weighted, digits)});
  return grid;
}

}  // namespace assay
