// Tables of GitHub-flavoured Markdown.
#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/equations.hpp"
#include "report/render/selection.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

using Row = std::vector<std::string>;

std::string markdown_line(const Row& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + markdown_cell(cell) + " |";
  return line + '\n';
}

// The heading, and the line under it: labels to the left, numbers to the right, and prose at the end to the
// left again.
std::string heading_lines(const Row& heading, std::size_t labels = 1, std::size_t prose = 0) {
  std::string rule = "|";
  for (std::size_t i = 0; i < heading.size(); ++i)
    rule += i < labels || i + prose >= heading.size() ? ":--|" : "--:|";
  return markdown_line(heading) + rule + '\n';
}

Row with_label(const std::string& label, const Row& cells) {
  Row row{label};
  row.insert(row.end(), cells.begin(), cells.end());
  return row;
}

std::string block_of(const Report& report, const ValueList& list, int digits) {
  std::vector<Row> rows = value_rows(list.values, digits);
  Row heading = value_heading(report, list, rows);
  for (std::size_t column = heading.size(); column-- > 2;) {  // a column without a name is empty
    if (!heading[column].empty()) continue;
    heading.erase(heading.begin() + static_cast<std::ptrdiff_t>(column));
    for (Row& row : rows) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
  }
  std::string block = heading_lines(heading);
  for (const Row& row : rows) block += markdown_line(row);
  return block;
}

std::string block_of(const Report&, const Table& original, int digits) {
  const Table table = as_shown(original);
  std::string block = heading_lines(with_label(table.row_header, table.columns));
  for (const TableRow& row : table.rows)
    block += markdown_line(with_label(row.label, row_texts(table, row, digits)));
  for (const std::string& reason : reasons(original)) block += "\n" + markdown_cell(reason) + '\n';
  return block;
}

std::string markdown_grid(const MatrixTable& matrix, int digits) {
  std::string block = heading_lines(with_label("truth \\ predicted", matrix.labels));
  const Row cells = matrix_texts(matrix, digits);
  const auto side = static_cast<std::ptrdiff_t>(matrix.labels.size());
  for (std::ptrdiff_t i = 0; i < side; ++i)
    block += markdown_line(with_label(matrix.labels[static_cast<std::size_t>(i)],
                                      {cells.begin() + i * side, cells.begin() + (i + 1) * side}));
  return block;
}

std::string block_of(const Report&, const MatrixTable& matrix, int digits) {
  std::string block = matrix.cells_only ? "" : markdown_grid(matrix, digits);
  if (!matrix.positive) return block;
  if (!matrix.cells_only) block += '\n';
  block += heading_lines({"cell", "rows"});
  for (const NamedCell& cell : named_cells(matrix))
    block += markdown_line({std::string(cell.name), count_text(cell.count, matrix.weighted, digits)});
  return block;
}

std::string block_of(const Report&, const Series& series, int digits) {
  std::string block = heading_lines(series_heading(series), std::max<std::size_t>(1, series.labels.size()));
  for (const Row& row : series_rows(series, digits)) block += markdown_line(row);
  return block;
}

std::string paragraphs_of(const Text& text, int digits) {
  std::string block;
  for (const Text::Row& row : text.rows)
    block += (block.empty() ? "" : "\n") + markdown_cell(paragraph_text(row, digits)) + '\n';
  return block;
}

std::string block_of(const Report&, const Drawing&, int) { return ""; }

std::string block_of(const Report&, const Working& working, int digits) {
  const std::string title = title_of(working);
  std::string block = title.empty() ? "" : "**" + markdown_cell(title) + "**\n\n";
  for (const Derivation& one : working.derivations) {
    block += "- " + markdown_cell(one.name);
    for (const std::string& side : sides_of(one, digits)) block += " = " + markdown_cell(side);
    block += '\n';
  }
  return block;
}

std::string block_of(const Report&, const Text& text, int digits) {
  if (text.columns.empty()) return paragraphs_of(text, digits);
  std::string block = heading_lines(with_label("", text.columns), text.columns.size() + 1);
  for (const Text::Row& row : text.rows)
    if (!says_nothing(row)) block += markdown_line(with_label(row.term, texts_of(row, digits)));
  return block;
}

std::string block_of(const Report&, const NaturalFrequencies& crowd, int) {
  std::string block;
  for (const TreeLine& line : lines_of_tree(crowd))
    block += std::string(2 * line.depth, ' ') + "- " + markdown_cell(line.text) + '\n';
  return block;
}

std::string block_of(const Report& report, const Verdict& verdict, int digits) {
  std::vector<Row> rows = gate_table(verdict, report, digits);
  rows[0].emplace_back("reason");
  std::string block = "**" + markdown_cell(verdict_line(report)) + "**\n\n" + heading_lines(rows[0], 2, 1);
  for (std::size_t i = 0; i < verdict.gates.size(); ++i) {
    rows[i + 1].push_back(verdict.gates[i].judgement.reason.text(digits));
    block += markdown_line(rows[i + 1]);
  }
  return block;
}

std::string block_of(const Report&, const Records& records, int) {
  Row heading;
  std::string rule = "|";
  for (const auto& [name, number] : records.columns) {
    heading.push_back(name);
    rule += number ? "--:|" : ":--|";
  }
  std::string block = markdown_line(heading) + rule + '\n';
  for (const Row& row : records.shown) block += markdown_line(row);
  return block + (records.below.empty() ? "" : "\n" + markdown_cell(records.below) + '\n');
}

std::string block_of(const Report&, const Findings& findings, int digits) {
  if (findings.all.empty()) return markdown_cell(findings.none) + '\n';
  std::string block = "**" + markdown_cell(findings.title) + "**\n\n";
  for (const Findings::Finding& one : findings.all)
    block += "- " + markdown_cell(finding_text(one, digits)) + '\n';
  return block;
}

std::string block_of(const Report& report, const Folds& folds, int digits) {
  std::string block = markdown_cell(folds_line(folds)) + "\n\n";
  const std::vector<Row> rows = fold_table(folds, report, digits);
  for (std::size_t i = 0; i < rows.size(); ++i)
    block += i == 0 ? heading_lines(rows[0]) : markdown_line(rows[i]);
  for (const std::string& reason : reasons(folds)) block += "\n" + markdown_cell(reason) + '\n';
  return block;
}

std::string block_of(const Report& report, const Comparisons& comparisons, int digits) {
  std::string block;
  for (const ModelComparison& one : comparisons.all) {
    if (!block.empty()) block += '\n';
    if (const std::string line = comparison_line(comparisons, one); !line.empty())
      block += "**" + markdown_cell(line) + "**\n\n";
    const std::vector<Row> rows = comparison_table(one, report, digits);
    for (std::size_t i = 0; i < rows.size(); ++i)
      block += i == 0 ? heading_lines(rows[0]) : markdown_line(rows[i]);
    for (const std::string& reason : reasons(one)) block += "\n" + markdown_cell(reason) + '\n';
  }
  return block;
}

std::string gates_by_slice(const Report& report, int digits) {
  std::string block = "**" + markdown_cell(slices_heading(report)) + "**\n";
  const std::vector<Row> rows = slice_gate_table(report, digits);
  for (std::size_t i = 0; i < rows.size(); ++i)
    block += i == 0 ? "\n" + heading_lines(rows[0], 3, 1) : markdown_line(rows[i]);
  return block;
}

std::string blocks_of(const Report& report, const std::vector<const Part*>& parts, int digits) {
  std::string text;
  for (const Part* part : parts)
    if (!std::holds_alternative<Drawing>(*part))
      text += (text.empty() ? "" : "\n") +
              std::visit([&](const auto& p) { return block_of(report, p, digits); }, *part);
  return text;
}

std::string block_of(const Report& report, const Slices& slices, const Style& style) {
  const int digits = style.digits;
  if (verdict_of(report)) return gates_by_slice(report, digits);
  if (!slices.summary.columns.empty()) {
    const Table summary = shown_summary(slices, style);
    return block_of(report, summary, digits) +
           (marks_worst(summary) ? "\n" + markdown_cell(worst_note) + '\n' : "");
  }
  std::string text;
  for (const SliceReport& slice : slices.all)
    text +=
        fmt::format("{}**{} {}**: {}\n\n{}", text.empty() ? "" : "\n",
                    markdown_cell(slices.summary.row_header), markdown_cell(in_quotes(slice.value)),
                    counted(slice.rows, "row"), blocks_of(report, shown_parts(report, slice, style), digits));
  return text;
}

}  // namespace

std::string render_markdown(const Report& report, const Style& style) {
  const int digits = style.digits;
  std::string text;
  if (!report.summary.empty()) text += markdown_cell(report.summary.text(digits)) + "\n";
  for (const Provenance& input : report.inputs)
    text += fmt::format("{}**{}**: {}\n", text.empty() ? "" : "\n", markdown_cell(source_name(input)),
                        markdown_cell(summary(input)));
  const auto add = [&](const std::string& block) {
    if (!block.empty()) text += (text.empty() ? "" : "\n") + block;
  };
  const ShownParts shown = shown_parts(report, style);
  if (report.slices && !verdict_of(report)) add(block_of(report, *report.slices, style));
  add(blocks_of(report, shown.answer, digits));
  if (report.slices && verdict_of(report)) add(block_of(report, *report.slices, style));
  if (!style.numbers_alone)
    for (const Warning& warning : report.warnings)
      if (!warning.of_points) text += "\nNote: " + markdown_cell(warning.message.text(digits)) + '\n';
  add(blocks_of(report, shown.details, digits));
  if (report.command_next && !report.command_next->empty())
    text += "\nTry: " + markdown_cell(*report.command_next) + '\n';
  if (!report.signature.empty()) text += "\n<sub>" + markdown_cell(report.signature) + "</sub>\n";
  return text;
}

}  // namespace assay
