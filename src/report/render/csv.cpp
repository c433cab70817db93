// CSV: a line for each value, or a matrix.
#include <algorithm>
#include <cmath>

#include "assay/report/render.hpp"
#include "assay/text.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i > 0 ? "," : "") + csv_cell(cells[i]);
  return line + '\n';
}

std::string value_line(const std::string& group, const std::string& label, const std::string& name,
                       const Estimate& estimate) {
  std::vector<std::string> cells{group, label, name, "", "", "", "", ""};
  if (estimate.value.defined()) cells[3] = exact(estimate.value.number());
  if (estimate.interval) {
    cells[4] = exact(estimate.interval->low);
    cells[5] = exact(estimate.interval->high);
    cells[6] = estimate.interval->method;
  }
  cells[7] = estimate.value.reason();
  return csv_line(cells);
}

std::string lines_of(const ValueList& list) {
  std::string lines;
  for (const NamedValue& one : list.values) lines += value_line(list.key, "", one.name, one.estimate);
  return lines;
}

std::string lines_of(const Table& table) {
  std::string lines;
  for (const TableRow& row : table.rows)
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* estimate = std::get_if<Estimate>(&row.cells[i]);
      lines += value_line(table.key, row.label, table.columns[i],
                          estimate ? *estimate : Estimate{std::get<Count>(row.cells[i]).number});
    }
  return lines;
}

std::string lines_of(const MatrixTable& matrix) {
  std::vector<std::string> cells{"truth \\ predicted"};
  cells.insert(cells.end(), matrix.labels.begin(), matrix.labels.end());
  std::string lines = csv_line(cells);
  for (std::size_t i = 0; i < matrix.counts.size(); ++i) {
    if (i % matrix.labels.size() == 0) cells = {matrix.labels[i / matrix.labels.size()]};
    if (matrix.shares.empty()) {
      cells.push_back(exact(matrix.counts[i]));
    } else {
      cells.push_back(matrix.shares[i].defined() ? exact(matrix.shares[i].number()) : "");
    }
    if (cells.size() == matrix.labels.size() + 1) lines += csv_line(cells);
  }
  return lines;
}

std::string lines_of(const Choice& choice) {
  std::string lines = value_line("best", choice.goal, "threshold", {choice.threshold});
  for (const NamedValue& one : choice.values)
    lines += value_line("best", choice.goal, one.name, one.estimate);
  return lines;
}

std::string lines_of(const Series&) { return ""; }  // which stand alone: see render_csv

// Drawings, and words: the numbers are elsewhere.
template <class Words>
std::string lines_of(const Words&) {
  return "";
}

// Rows of one series, of which there may be millions; all series of a report have the same columns.
std::string rows_of(const Series& series, bool with_heading) {
  std::vector<std::string> heading;
  if (!series.name_header.empty()) heading.push_back(series.name_header);
  for (const TextColumn& column : series.labels) heading.push_back(column.name);
  for (const NumberColumn& column : series.columns) heading.push_back(column.name);
  std::string lines = with_heading ? csv_line(heading) : "";
  const std::string name = series.name_header.empty() ? "" : csv_cell(series.name) + ',';
  for (std::size_t i = 0; i < series.columns[0].numbers.size(); ++i) {
    lines += name;
    for (const TextColumn& column : series.labels) lines += csv_cell(column.texts[i]) + ',';
    for (const NumberColumn& column : series.columns) {
      if (!std::isnan(column.numbers[i])) lines += exact(column.numbers[i]);
      lines += ',';
    }
    lines.back() = '\n';
  }
  return lines;
}

bool is_matrix(const Part& part) { return std::holds_alternative<MatrixTable>(part); }

}  // namespace

std::string render_csv(const Report& report) {
  if (report.parts.size() == 1 && is_matrix(report.parts[0]))
    return lines_of(std::get<MatrixTable>(report.parts[0]));
  std::string series;
  for (const Part& part : report.parts)
    if (const auto* one = std::get_if<Series>(&part)) series += rows_of(*one, series.empty());
  if (!series.empty()) return series;
  std::string text = "group,label,metric,value,low,high,method,reason\n";
  for (const Part& part : report.parts)
    if (!is_matrix(part)) text += std::visit([](const auto& p) { return lines_of(p); }, part);
  return text;
}

}  // namespace assay
