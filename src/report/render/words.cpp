// Words that several renderers use.
#include "report/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/figure.hpp"
#include "assay/core/text.hpp"

namespace assay {

std::array<NamedCell, 4> named_cells(const MatrixTable& matrix) {
  const std::size_t positive = matrix.positive.value();
  const std::size_t negative = 1 - positive;
  const auto at = [&](std::size_t truth, std::size_t predicted) {
    return matrix.counts[2 * truth + predicted];
  };
  return {{{"tp", "true positives", at(positive, positive)},
           {"fp", "false positives (Type I errors)", at(negative, positive)},
           {"fn", "false negatives (Type II errors)", at(positive, negative)},
           {"tn", "true negatives", at(negative, negative)}}};
}

bool is_hidden(const Part& part) {
  if (const auto* series = std::get_if<Series>(&part))
    return !series->listed || series->columns.empty() || series->columns[0].numbers.empty();
  if (const auto* drawing = std::get_if<Drawing>(&part))
    return !drawing->in_text || std::all_of(drawing->lines.begin(), drawing->lines.end(),
                                            [](const Line& line) { return line.x.empty(); });
  if (const auto* list = std::get_if<ValueList>(&part)) return !list->for_people;
  if (const auto* records = std::get_if<Records>(&part)) return records->one_row;
  const auto* matrix = std::get_if<MatrixTable>(&part);
  return matrix && matrix->cells_only && !matrix->positive;
}

std::string source_name(const Provenance& input) { return printable(name_of_source(input)); }

namespace {

std::string cut_sign(const Provenance& input) {
  return input.score_is == ScoreMeaning::distance ? " <= " : " >= ";
}

}  // namespace

std::string summary(const Provenance& input) {
  std::string text = counted(input.rows, "row");
  if (input.weight) text += " weighing " + exact(*input.weight);
  if (input.clusters) text += " in " + counted(static_cast<double>(*input.clusters), "cluster");
  std::string separator = "; ";
  for (const auto& [role, column] : input.columns) {
    text += std::exchange(separator, ", ") + role + " " + in_quotes(column);
    if (role == "truth" && input.truth_file) text += " in " + printable(*input.truth_file);
    if (role == "score" && input.score_is) text += fmt::format(" ({})", name_of(*input.score_is));
    if (role == "score" && input.threshold) text += cut_sign(input) + exact(*input.threshold);
  }
  if (input.positive) text += "; positive " + in_quotes(*input.positive);
  return text;
}

std::string count_text(double count, bool weighted, int digits) {
  return weighted ? rounded(count, digits) : exact(count);
}

std::string value_text(const Value& value, int digits) {
  if (value.defined()) return rounded(value.number(), digits);
  return value.is_infinite() ? "inf" : "n/a";
}

std::pair<std::string, std::string> interval_ends(const Interval& interval, int digits) {
  const bool nearly_1 = interval.high < 1 && interval.high > 1 - 0.5 * std::pow(10.0, -digits);
  return {rounded(interval.low, digits), rounded(nearly_1 ? 1 : interval.high, digits)};
}

std::string interval_text(const Interval& interval, int digits) {
  const auto [low, high] = interval_ends(interval, digits);
  return low + std::string(between_ends(interval)) + high;
}

namespace {

std::string number_text(const NumberColumn& column, std::size_t row, int digits) {
  const double number = column.numbers[row];
  if (std::isnan(number)) return "n/a";
  return column.exact || std::isinf(number) ? exact(number) : rounded(number, digits);
}

}  // namespace

std::vector<std::vector<std::string>> value_rows(const std::vector<NamedValue>& values, int digits) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [name, estimate, is_exact] : values) {
    const bool all_digits = is_exact && estimate.value.defined();
    std::vector<std::string> row{
        name, all_digits ? exact(estimate.value.number()) : value_text(estimate.value, digits), "", ""};
    if (estimate.interval) {
      row[2] = interval_text(*estimate.interval, digits);
      row[3] = name_of(estimate.interval->method);
    }
    if (!estimate.value.defined()) row[3] = estimate.value.reason();
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> value_heading(const Report& report, const ValueList& list,
                                       const std::vector<std::vector<std::string>>& rows) {
  const auto some = [&](std::size_t column) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !row[column].empty(); });
  };
  if (some(2))
    return {list.header, "value", fmt::format("{:.10g}% interval", report.confidence.value() * 100),
            "method"};
  return {list.header, "value", "", some(3) ? "reason" : ""};
}

std::vector<std::string> row_texts(const Table& table, const TableRow& row, int digits) {
  std::vector<std::string> texts;
  const auto text_of =
      Overloaded{[&](const Estimate& estimate) {
                   const auto& exact_ones = table.exact_columns;
                   if (estimate.value.defined() && std::find(exact_ones.begin(), exact_ones.end(),
                                                             table.columns[texts.size()]) != exact_ones.end())
                     return exact(estimate.value.number());
                   const std::string value = value_text(estimate.value, digits);
                   if (!table.with_intervals || !estimate.interval) return value;
                   return value + " (" + interval_text(*estimate.interval, digits) + ")";
                 },
                 [&](const Count& count) { return count_text(count.number, count.weighted, digits); },
                 [](const std::string& text) { return text; }};
  const std::size_t at = static_cast<std::size_t>(&row - table.rows.data());
  for (const Cell& cell : row.cells) {
    std::string text = std::visit(text_of, cell);
    const std::size_t column = texts.size();
    const bool is_worst = column < table.worst.size() && table.marked[column] && table.worst[column] == at;
    texts.push_back(is_worst ? "*" + text : std::move(text));
  }
  return texts;
}

Table as_shown(const Table& table) {
  if (table.transposed.empty()) return table;
  Table turned = table;
  turned.row_header = table.transposed;
  turned.columns.clear();
  for (const TableRow& row : table.rows) turned.columns.push_back(row.label);
  turned.rows.clear();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    TableRow& row = turned.rows.emplace_back(TableRow{table.columns[i], {}});
    for (const TableRow& one : table.rows) row.cells.push_back(one.cells[i]);
  }
  return turned;
}

bool marks_worst(const Table& table) {
  return std::find(table.marked.begin(), table.marked.end(), true) != table.marked.end();
}

std::vector<std::string> series_heading(const Series& series) {
  std::vector<std::string> names;
  for (const TextColumn& column : series.labels) names.push_back(column.name);
  for (const NumberColumn& column : series.columns) names.push_back(column.name);
  return names;
}

std::vector<std::vector<std::string>> series_rows(const Series& series, int digits) {
  const std::size_t all = series.columns.empty() ? 0 : series.columns[0].numbers.size();
  std::vector<std::vector<std::string>> rows(std::min(all, series.most_listed.value_or(all)));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const TextColumn& column : series.labels) rows[i].push_back(column.texts[i]);
    for (const NumberColumn& column : series.columns) rows[i].push_back(number_text(column, i, digits));
  }
  if (rows.size() < all) rows.emplace_back(series.labels.size() + series.columns.size(), "...");
  return rows;
}

bool says_nothing(const Text::Row& row) {
  return std::all_of(row.texts.begin(), row.texts.end(), [](const Phrase& text) { return text.empty(); });
}

std::vector<std::string> texts_of(const Text::Row& row, int digits) {
  std::vector<std::string> texts;
  for (const Phrase& text : row.texts) texts.push_back(text.text(digits));
  return texts;
}

std::string paragraph_text(const Text::Row& paragraph, int digits) {
  return (paragraph.term.empty() ? "" : paragraph.term + ": ") + paragraph.texts[0].text(digits);
}

std::string finding_text(const Findings::Finding& finding, int digits) {
  return finding.text.text(digits) + (finding.line ? fmt::format(" (line {})", *finding.line) : "");
}

std::vector<TreeLine> lines_of_tree(const NaturalFrequencies& crowd) {
  const auto line = [](std::size_t depth, bool last, double cases, const std::string& words) {
    return TreeLine{depth, last, with_commas(cases) + " " + words};
  };
  return {line(0, true, crowd.population, "cases"),
          line(1, false, crowd.affected, "have the condition"),
          line(2, false, crowd.true_positives, "test positive"),
          line(2, true, crowd.false_negatives(), "test negative"),
          line(1, true, crowd.unaffected(), "do not"),
          line(2, false, crowd.false_positives, "test positive"),
          line(2, true, crowd.true_negatives(), "test negative")};
}

std::vector<std::string> reasons(const Table& table) {
  constexpr std::size_t most_reasons = 20;
  std::size_t found = 0;
  std::vector<std::string> lines;
  for (const TableRow& row : table.rows) {
    std::vector<std::pair<Value, std::string>> said;  // and of which columns
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto* estimate = std::get_if<Estimate>(&row.cells[i]);
      if (!estimate || estimate->value.defined()) continue;
      const auto same = [&](const auto& one) { return one.first.reason() == estimate->value.reason(); };
      const auto known = std::find_if(said.begin(), said.end(), same);
      if (known == said.end()) {
        said.emplace_back(estimate->value, table.columns[i]);
      } else {
        known->second += ", " + table.columns[i];
      }
    }
    for (const auto& [value, columns] : said) {
      if (++found > most_reasons) continue;
      lines.push_back(
          fmt::format("{}: {} of {}: {}", value_text(value, 0), columns, in_quotes(row.label), value.why()));
    }
  }
  if (found > most_reasons)
    lines.push_back(fmt::format("and {} more reasons, which json has", found - most_reasons));
  return lines;
}

std::vector<std::string> reasons(std::span<const Table* const> tables) {
  for (const Table* table : tables)
    if (std::vector<std::string> lines = reasons(*table); !lines.empty()) return lines;
  return {};
}

std::vector<std::string> matrix_texts(const MatrixTable& matrix, int digits) {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < matrix.counts.size(); ++i)
    texts.push_back(matrix.shares.empty() ? count_text(matrix.counts[i], matrix.weighted, digits)
                                          : value_text(matrix.shares[i], digits));
  return texts;
}

}  // namespace assay
