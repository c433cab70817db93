// Rows of cells as a table of a page.
#include "report/render/html/sheet.hpp"

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"

namespace assay {

namespace {

using Row = std::vector<std::string>;
using Named = std::function<std::string(const std::string&)>;

bool is_empty(const std::vector<Row>& rows, std::size_t column) {
  return std::all_of(rows.begin(), rows.end(),
                     [&](const Row& row) { return column >= row.size() || row[column].empty(); });
}

std::vector<std::size_t> shown_columns(const Sheet& sheet) {
  std::vector<std::size_t> shown;
  for (std::size_t column = 0; column < sheet.rows[0].size(); ++column)
    if (column == 0 || !is_empty(sheet.rows, column)) shown.push_back(column);
  return shown;
}

bool is_words(const Sheet& sheet, std::size_t column) {
  return column < sheet.labels || column + sheet.prose >= sheet.rows[0].size();
}

std::string cell(const Sheet& sheet, std::size_t row, std::size_t column, const Named& named) {
  const bool heading = row == 0, label = !heading && column == 0;
  const CellLook look = sheet.look ? sheet.look(row, column) : CellLook{};
  std::string classes = is_words(sheet, column) ? (label ? "" : "w") : (label ? "n" : "");
  if (!look.classes.empty()) classes += (classes.empty() ? "" : " ") + look.classes;
  const std::string& text = sheet.rows[row][column];
  const char* tag = (heading && !text.empty()) || label ? "th" : "td";
  std::string markup = std::string("<") + tag;
  if (heading && !text.empty()) markup += " scope=\"col\"";
  if (label) markup += " scope=\"row\"";
  if (!classes.empty()) markup += " class=\"" + classes + "\"";
  const bool is_name = (label && sheet.names_in_rows) || (heading && column > 0 && sheet.names_in_heading);
  return markup + ">" + (is_name ? named(text) : xml_text(text)) + look.behind + "</" + tag + ">";
}

}  // namespace

std::string markup_of(Sheet sheet, const Named& named) {
  for (Row& row : sheet.rows) row.resize(sheet.rows[0].size());
  const std::vector<std::size_t> columns = shown_columns(sheet);
  const auto line = [&](std::size_t row) {
    std::string cells;
    for (const std::size_t column : columns) cells += cell(sheet, row, column, named);
    return "<tr>" + cells + "</tr>\n";
  };
  std::string markup = "<div class=\"scroll\"><table" +
                       std::string(sheet.sortable ? " class=\"sortable\"" : "") + "><caption>" +
                       xml_text(sheet.caption) + "</caption>\n<thead>" + line(0) + "</thead>\n<tbody>\n";
  for (std::size_t row = 1; row < sheet.rows.size(); ++row) markup += line(row);
  return markup + "</tbody></table></div>\n";
}

std::string markup_of(const Sheet& sheet) {
  return markup_of(sheet, [](const std::string& name) { return xml_text(name); });
}

std::string step_of(char kind, double share) {
  return kind + std::to_string(std::lround(20 * std::clamp(share, 0.0, 1.0)));
}

}  // namespace assay
