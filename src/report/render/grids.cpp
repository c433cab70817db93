// Parts of reports as grids of text.
#include "report/render/grids.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/text.hpp"
#include "report/render/drawing.hpp"
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

namespace {

// A row is coloured where a cell of it is marked.
void add_rows(Grid& grid, const Table& table, int digits, bool utf8) {
  for (const TableRow& row : table.rows) {
    std::vector<std::string>& cells = grid.rows.emplace_back(std::vector{row.label});
    bool marked = false;
    for (std::string& cell : row_texts(table, row, digits)) {
      marked = marked || cell.starts_with('*');
      cells.push_back(std::move(cell));
    }
    grid.colors.resize(grid.rows.size());
    if (marked && marks_worst(table)) grid.colors.back() = "33";
    if (table.bars) cells.push_back(bar(std::get<Count>(row.cells[*table.bars]).number, utf8));
  }
}

}  // namespace

Grid grid_of(std::span<const Table* const> tables, int digits, bool utf8) {
  const Table first = as_shown(*tables[0]);
  Grid grid{.heading = {first.row_header}, .aligns = {Align::left}, .rows = {}};
  grid.heading.insert(grid.heading.end(), first.columns.begin(), first.columns.end());
  grid.aligns.resize(grid.heading.size(), Align::right);
  if (first.bars) {
    grid.heading.emplace_back();
    grid.aligns.push_back(Align::left);
  }
  for (const Table* table : tables) {
    if (table != tables[0]) grid.rows.emplace_back();
    add_rows(grid, as_shown(*table), digits, utf8);
  }
  return grid;
}

namespace {

std::size_t widest_cell(const Records& records, std::size_t column) {
  std::size_t width = display_width(records.columns[column].name);
  for (const auto& row : records.shown) width = std::max(width, display_width(printable(row[column])));
  return width;
}

}  // namespace

Grid grid_of(const Records& records, std::size_t width) {
  constexpr std::size_t gap_and_text = 2, least = 12;  // of the last column
  Grid grid{.heading = {}, .aligns = {}, .rows = records.shown};
  std::size_t taken = 0;
  for (std::size_t i = 0; i < records.columns.size(); ++i) {
    grid.heading.push_back(records.columns[i].name);
    grid.aligns.push_back(records.columns[i].number ? Align::right : Align::left);
    if (i + 1 < records.columns.size()) taken += widest_cell(records, i) + gap_and_text;
  }
  const std::size_t room = std::max(least, width - std::min(width, taken));
  for (auto& row : grid.rows) row.back() = shortened(printable(row.back()), room);
  return grid;
}

Grid grid_of(const Verdict& verdict, const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = gate_table(verdict, report, digits);
  Grid grid{.heading = rows[0], .aligns = {}, .rows = {}};
  for (const std::string& name : grid.heading)
    grid.aligns.push_back(name == "baseline" || name == "value" || name == "margin" ? Align::right
                                                                                    : Align::left);
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

namespace {

// Of what a comparison shows, as terminals have it.
std::string_view color_of(Standing standing) {
  return standing == Standing::better ? "32" : standing == Standing::worse ? "31" : "";
}

}  // namespace

Grid grid_of(const ModelComparison& one, const Report& report, int digits) {
  std::vector<std::vector<std::string>> rows = comparison_table(one, report, digits);
  Grid grid{
      .heading = rows[0], .aligns = {Align::left, Align::right, Align::right, Align::right}, .rows = {}};
  if (report.confidence) grid.aligns.insert(grid.aligns.end(), {Align::right, Align::right, Align::left});
  rows.erase(rows.begin());
  grid.rows = std::move(rows);
  for (const MetricComparison& metric : one.metrics) grid.colors.push_back(color_of(metric.standing));
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
