// Parts of a report as markup: words, and tables that are ready as text.
#include "report/render/html/parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/equations.hpp"
#include "report/render/html/picture.hpp"
#include "report/render/selection.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

constexpr std::size_t most_points = 1000, most_slices = 50;

std::string paragraph_of(const std::string& text) { return "<p>" + xml_text(text) + "</p>\n"; }

std::string lines_of(const std::vector<std::string>& notes) {
  std::string markup;
  for (const std::string& note : notes) markup += "<p class=\"reason\">" + xml_text(note) + "</p>\n";
  return markup;
}

std::string left_out(const std::string& text) { return "<p class=\"left-out\">" + xml_text(text) + "</p>\n"; }

}  // namespace

std::string PartsOfPage::sheet(const Sheet& sheet) {
  return markup_of(sheet, [this](const std::string& name) { return terms_.named(name); });
}

std::string PartsOfPage::operator()(const Series& series) {
  Series some = series;
  const std::size_t all = series.columns.empty() ? 0 : series.columns[0].numbers.size();
  some.most_listed = std::min(series.most_listed.value_or(all), most_points);
  Sheet listed{.caption = heading_of(series),
               .rows = series_rows(some, style_.digits),
               .labels = series.labels.size(),
               .sortable = true,
               .names_in_heading = true};
  if (listed.rows.size() > *some.most_listed) listed.rows.pop_back();  // "..."
  listed.rows.insert(listed.rows.begin(), series_heading(series));
  std::string markup = sheet(listed);
  if (*some.most_listed < all)
    markup += left_out(fmt::format("{} more rows are left out: -f csv has all.", all - *some.most_listed));
  return markup;
}

std::string PartsOfPage::operator()(const Drawing& drawing) { return figure_of(drawing, style_.digits); }

std::string PartsOfPage::operator()(const Working& working) {
  std::string markup = "<dl class=\"working\">\n";
  for (const Derivation& one : working.derivations) {
    markup += "<dt>" + terms_.named(one.name) + "</dt>";
    for (const std::string& side : sides_of(one, style_.digits))
      markup += "<dd>= " + xml_text(side) + "</dd>";
    markup += '\n';
  }
  return markup + "</dl>\n";
}

std::string PartsOfPage::operator()(const Text& text) {
  std::string markup;
  if (text.columns.empty()) {
    for (const Text::Row& row : text.rows) markup += paragraph_of(paragraph_text(row, style_.digits));
    return markup;
  }
  Sheet words{.caption = heading_of(text), .rows = {{""}}, .prose = text.columns.size()};
  words.rows[0].insert(words.rows[0].end(), text.columns.begin(), text.columns.end());
  if (text.columns.size() == 1) words.rows[0][1] = text.title.empty() ? text.columns[0] : text.title;
  for (const Text::Row& row : text.rows) {
    if (says_nothing(row)) continue;
    auto& cells = words.rows.emplace_back(texts_of(row, style_.digits));
    cells.insert(cells.begin(), row.term);
  }
  return sheet(words);
}

std::string PartsOfPage::operator()(const NaturalFrequencies& crowd) {
  std::string markup;
  std::size_t depth = 0;
  for (const TreeLine& line : lines_of_tree(crowd)) {
    for (; depth > line.depth + 1; --depth) markup += "</li></ul>";
    markup += depth == line.depth + 1 ? "</li>" : "<ul class=\"tree\">";
    depth = line.depth + 1;
    markup += "\n<li>" + xml_text(line.text);
  }
  for (; depth > 0; --depth) markup += "</li></ul>";
  return markup + '\n';
}

std::string PartsOfPage::operator()(const Verdict& verdict) {
  Sheet gates{
      .caption = "Gates", .rows = gate_table(verdict, report_, style_.digits), .labels = 2, .prose = 1};
  gates.rows[0].emplace_back("reason");
  for (std::size_t i = 0; i < verdict.gates.size(); ++i)
    gates.rows[i + 1].push_back(verdict.gates[i].judgement.reason.text(style_.digits));
  gates.look = [&](std::size_t row, std::size_t column) {
    return CellLook{row > 0 && column == 0
                        ? "outcome " + std::string(name_of(verdict.gates[row - 1].judgement.outcome))
                        : ""};
  };
  return sheet(gates) + (report_.slices ? gates_by_slice() : "");
}

std::string PartsOfPage::gates_by_slice() {
  Sheet slices{.caption = slices_heading(report_),
               .rows = slice_gate_table(report_, style_.digits),
               .labels = 3,
               .prose = 1,
               .sortable = true};
  slices.look = [&](std::size_t row, std::size_t column) {
    return CellLook{row > 0 && column == 0 ? "outcome " + slices.rows[row][0] : ""};
  };
  return "<h3>" + xml_text(slices.caption) + "</h3>\n" + sheet(slices);
}

std::string PartsOfPage::operator()(const Records& records) {
  Sheet shown{.caption = heading_of(records), .rows = {{}}, .labels = 0, .sortable = true};
  for (const Records::Column& column : records.columns) shown.rows[0].push_back(column.name);
  shown.rows.insert(shown.rows.end(), records.shown.begin(), records.shown.end());
  shown.look = [&](std::size_t, std::size_t column) {
    return CellLook{records.columns[column].number ? "" : "w"};
  };
  return sheet(shown) + (records.below.empty() ? "" : paragraph_of(records.below));
}

std::string PartsOfPage::operator()(const Findings& findings) {
  if (findings.all.empty()) return paragraph_of(findings.none);
  std::string markup = "<ul>\n";
  for (const Findings::Finding& one : findings.all)
    markup += "<li>" + xml_text(finding_text(one, style_.digits)) + "</li>\n";
  return markup + "</ul>\n";
}

std::string PartsOfPage::operator()(const Folds& folds) {
  const Sheet over_folds{.caption = "Metrics over folds",
                         .rows = fold_table(folds, report_, style_.digits),
                         .sortable = true,
                         .names_in_rows = true};
  return paragraph_of(folds_line(folds)) + sheet(over_folds) + lines_of(reasons(folds));
}

std::string PartsOfPage::operator()(const Slices& slices) {
  if (!slices.summary.columns.empty()) {
    Slices some{.all = {}, .summary = slices.summary};
    some.summary.usual_rows = most_rows_of_page;
    const Table shown = shown_summary(some, style_);
    Style told = style_;
    told.numbers_alone = false;
    const std::string more = not_shown(some, told);
    return (*this)(shown) + (marks_worst(shown) ? lines_of({std::string(worst_note)}) : "") +
           (more.empty() ? "" : left_out(more));
  }
  std::string markup;
  for (const SliceReport& slice : slices.all) {
    if (static_cast<std::size_t>(&slice - slices.all.data()) == most_slices) {
      markup += left_out(counted(static_cast<double>(slices.all.size() - most_slices), "more slice") +
                         " left out: -f json has all.");
      break;
    }
    markup += fmt::format("<details><summary>{} {}: {}</summary>\n", xml_text(slices.summary.row_header),
                          xml_text(in_quotes(slice.value)), counted(slice.rows, "row"));
    for (const Part* part : shown_parts(report_, slice, style_)) markup += std::visit(*this, *part);
    markup += "</details>\n";
  }
  return markup;
}

}  // namespace assay
