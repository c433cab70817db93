// The report on what is in a file.
#include "assay/report/build/inspection.hpp"

#include <algorithm>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::size_t most_shown = 40;  // columns, to people
constexpr std::size_t widest_name = 24, widest_example = 20;

template <class Number>
Records::Cell cell_of(const std::optional<Number>& number) {
  return number ? Records::Cell(static_cast<double>(*number)) : Records::Cell();
}

std::vector<Records::Cell> record_of(const ColumnFacts& column) {
  return {column.name,
          std::string(name_of(column.kind)),
          static_cast<double>(column.values),
          static_cast<double>(column.missing),
          cell_of(column.distinct),
          cell_of(column.low),
          cell_of(column.high),
          column.examples,
          column.role.empty() ? Records::Cell() : Records::Cell(column.role)};
}

// A range of numbers, or some values.
std::string held_by(const ColumnFacts& column) {
  const bool measures = column.kind == ColumnKind::probability || column.kind == ColumnKind::number ||
                        column.kind == ColumnKind::whole;
  if (measures && column.low)
    return text_of(Number(*column.low, Number::Shown::readable), 0) + " to " +
           text_of(Number(*column.high, Number::Shown::readable), 0);
  std::string text;
  for (const std::string& example : column.examples)
    text += (text.empty() ? "" : ", ") + shortened(printable(example), widest_example);
  const bool some_left = !column.distinct || *column.distinct > column.examples.size();
  return text + (some_left && !text.empty() ? ", ..." : "");
}

std::vector<std::string> shown_of(const ColumnFacts& column) {
  constexpr std::size_t most_bytes = 400;  // far more than is shown: only keeps huge names cheap
  return {shortened(printable(column.name.substr(0, most_bytes)), widest_name),
          column.role,
          std::string(name_of(column.kind)),
          exact(static_cast<double>(column.missing)),
          column.distinct ? exact(static_cast<double>(*column.distinct)) : "over 1000",
          held_by(column)};
}

// Those that play a role, and the first others, as many as are shown.
std::vector<bool> chosen_to_show(std::span<const ColumnFacts> columns) {
  std::vector<bool> chosen(columns.size(), false);
  std::size_t left = most_shown;
  for (const bool with_role : {true, false})
    for (std::size_t i = 0; i < columns.size() && left > 0; ++i)
      if (columns[i].role.empty() != with_role) {
        chosen[i] = true;
        --left;
      }
  return chosen;
}

Records records_of(std::span<const ColumnFacts> columns) {
  Records records{
      .key = "columns",
      .fields = {"name", "kind", "values", "missing", "distinct", "low", "high", "examples", "role"},
      .columns = {{"column"}, {"role"}, {"kind"}, {"missing", true}, {"different", true}, {"holds"}}};
  const std::vector<bool> chosen = chosen_to_show(columns);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    records.rows.push_back(record_of(columns[i]));
    if (chosen[i]) records.shown.push_back(shown_of(columns[i]));
  }
  if (const std::size_t left = columns.size() - records.shown.size(); left > 0)
    records.below =
        "and " + counted(static_cast<double>(left), "more column") + "; json and csv have all of them";
  return records;
}

// A word for each role, of which JSON makes an object.
Records roles_of(const Provenance& input) {
  Records roles{.key = "roles", .fields = {}, .one_row = true};
  std::vector<Records::Cell>& row = roles.rows.emplace_back();
  for (const auto& [role, column] : input.columns) {
    roles.fields.push_back(role);
    row.emplace_back(column);
  }
  return roles;
}

std::string as_command(const std::vector<std::string>& words) {
  std::string command;
  for (const std::string& word : words) command += (command.empty() ? "assay " : " ") + shell_word(word);
  return command;
}

}  // namespace

Report inspection_report(Inspection inspection) {
  Findings odd{.key = "odd", .title = "what is odd", .none = "nothing odd was found", .all = {}};
  for (Oddity& one : inspection.odd)
    odd.all.push_back({.code = std::move(one.code), .text = std::move(one.text), .line = one.line});
  Report report{.command = "inspect"};
  report.parts = {std::move(odd), records_of(inspection.columns), roles_of(inspection.input)};
  report.inputs = {std::move(inspection.input)};
  report.warnings = std::move(inspection.notes);
  report.command_next = as_command(inspection.command);
  return report;
}

}  // namespace assay
