// Text for people: aligned columns, as wide as the terminal.
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/drawing.hpp"
#include "report/render/grids.hpp"
#include "report/render/prose.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

using Row = std::vector<std::string>;

class TextRenderer {
 public:
  explicit TextRenderer(const Style& style) : style_(style) {}

  std::string render(const Report& report) {
    for (const Provenance& input : report.inputs) line(input_line(input));
    first_number_ = lines_.empty() ? 0 : lines_.size() + 1;  // below a blank line
    parts(report, report.parts);
    if (report.slices && !verdict_of(report)) slices(report, *report.slices);
    notes(report);
    if (!notes_.empty() || !report.signature.empty()) blank();
    for (const std::string& note : notes_) prose("note: " + note, "");
    if (!report.signature.empty()) line(report.signature, "2");
    if (report.command_next && !report.command_next->empty()) {
      blank();
      line("try: " + *report.command_next);
    }
    return text_of_lines();
  }

 private:
  // The report's own come first.
  void notes(const Report& report) {
    std::vector<std::string> notes;
    for (const Warning& warning : report.warnings)
      if (!warning.of_points) notes.push_back(warning.message.text(style_.digits));
    notes.insert(notes.end(), notes_.begin(), notes_.end());
    notes_ = style_.notes ? std::move(notes) : std::vector<std::string>();
  }

  [[nodiscard]] std::string text_of_lines() const {
    std::string text;
    for (const auto& [content, color] : lines_)
      text += color.empty() ? content + '\n' : fmt::format("\x1b[{}m{}\x1b[0m\n", color, content);
    return text;
  }

  static std::string input_line(const Provenance& input) {
    return source_name(input) + ": " + summary(input);
  }

  void parts(const Report& report, const std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size();) {
      if (is_hidden(parts[i]) || has_too_many_lines(parts[i])) {
        ++i;
        continue;
      }
      if (!lines_.empty()) blank();
      if (std::holds_alternative<Table>(parts[i])) {
        i += tables(std::span(parts).subspan(i));
      } else {
        part(report, parts[i++]);
      }
    }
  }

  // Such a drawing is left out, and that is said.
  bool has_too_many_lines(const Part& part) {
    const auto* drawing = std::get_if<Drawing>(&part);
    if (!drawing || drawing->lines.size() <= most_lines_drawn) return false;
    notes_.push_back(
        fmt::format("{} curves are too many to draw in letters; --plot draws them", drawing->lines.size()));
    return true;
  }

  void part(const Report& report, const Part& part) {
    std::visit(Overloaded{[&](const ValueList& list) { this->values(report, list); },
                          [&](const MatrixTable& matrix) { this->matrix(matrix); },
                          [&](const Series& series) { draw(grid_of(series, style_.digits)); },
                          [&](const Drawing& drawing) { this->drawing(drawing); },
                          [&](const Table& table) { this->table(table); },
                          [&](const Working& working) { this->working(working); },
                          [&](const Text& text) { this->words(text); },
                          [&](const NaturalFrequencies& crowd) { lines(branched(crowd, style_.utf8)); },
                          [&](const Verdict& one) { verdict(report, one); },
                          [&](const Records& records) { this->records(records); },
                          [&](const Findings& one) { findings(one); },
                          [&](const Folds& one) { folds(report, one); }},
               part);
  }

  void folds(const Report& report, const Folds& folds) {
    prose(folds_line(folds), "");
    blank();
    draw(grid_of(folds, report, style_.digits));
    lines(reasons(folds));
  }

  void slices(const Report& report, const Slices& slices) {
    if (!slices.summary.columns.empty()) {
      blank();
      table(slices.summary);
      if (marks_worst(slices.summary)) line(std::string(worst_note));
      return;
    }
    for (const SliceReport& slice : slices.all) {
      blank();
      line(slices.summary.row_header + " " + in_quotes(slice.value) + ": " + counted(slice.rows, "row"), "1");
      parts(report, slice.parts);
    }
  }

  void table(const Table& table) {
    const Part part = table;
    tables(std::span(&part, 1));
  }

  // Neighbouring tables of the same columns under one heading, then why values of theirs are undefined.
  std::size_t tables(std::span<const Part> parts) {
    const Table& first = std::get<Table>(parts[0]);
    const Table table = as_shown(first);
    Grid grid{.heading = {table.row_header}, .aligns = {Align::left}, .rows = {}};
    grid.heading.insert(grid.heading.end(), table.columns.begin(), table.columns.end());
    grid.aligns.resize(grid.heading.size(), Align::right);
    if (table.bars) {
      grid.heading.emplace_back();
      grid.aligns.push_back(Align::left);
    }
    std::vector<std::string> notes;
    std::size_t count = 0;
    for (; count < parts.size(); ++count) {
      const auto* next = std::get_if<Table>(&parts[count]);
      if (!next || next->columns != first.columns) break;
      if (count > 0) grid.rows.emplace_back();
      add_rows(grid, count == 0 ? table : as_shown(*next));
      // Averages are undefined where a class is, which has been said then.
      if (count == 0 || notes.empty())
        for (std::string& reason : reasons(*next)) notes.push_back(std::move(reason));
    }
    draw(grid);
    for (const std::string& note : notes) line(note);
    return count;
  }

  void add_rows(Grid& grid, const Table& table) {
    for (const TableRow& row : table.rows) {
      Row& cells = grid.rows.emplace_back(Row{row.label});
      for (std::string& cell : row_texts(table, row, style_.digits)) cells.push_back(std::move(cell));
      if (table.bars) cells.push_back(bar(std::get<Count>(row.cells[*table.bars]).number, style_.utf8));
    }
  }

  void lines(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) line(text);
  }

  void working(const Working& working) {
    if (const std::string title = title_of(working); !title.empty()) line(title, "1");
    lines(derived(working, style_.digits, prose_width(style_.width)));
  }

  void words(const Text& text) {
    if (!text.title.empty()) line(text.title, "1");
    lines(text.columns.empty() ? paragraphs_of(text, style_.digits, prose_width(style_.width))
          : text.one_line_each ? entries_of(text, style_.digits, style_.width)
                               : columns_of(text, style_.digits, prose_width(style_.width)));
  }

  void values(const Report& report, const ValueList& list) {
    if (list.choice) {
      line(choice_line(*list.choice, report), "1");
      blank();
    }
    draw(grid_of(list, report, style_.digits));
  }

  // Beside the numbers, on a terminal that has room for both; else below them.
  void drawing(const Drawing& drawing) {
    std::size_t width = 0;
    for (std::size_t i = first_number_; i < lines_.size(); ++i)
      width = std::max(width, display_width(lines_[i].text));
    const bool beside = width > 0 && style_.width >= width + wide_gap + least_drawing;
    if (beside) lines_.pop_back();  // the blank line after the numbers
    std::size_t at = beside ? first_number_ : lines_.size();
    for (const std::string& text :
         drawn(drawing, beside ? style_.width - width - wide_gap : style_.width, style_)) {
      if (at == lines_.size()) blank();
      std::string& row = lines_[at++].text;
      if (beside) row += std::string(width + wide_gap - display_width(row), ' ');
      row += safe(text);
    }
  }

  [[nodiscard]] bool sticks_out(const Grid& grid) const {
    const auto blocks = blocks_of(grid, style_.width);
    return style_.width > 0 &&
           (blocks.size() > 1 || std::any_of(blocks[0].begin(), blocks[0].end(), [&](const std::string& one) {
              return display_width(one) > style_.width;
            }));
  }

  // What a narrow terminal can do without.
  static void drop_last_column(Grid& grid) {
    grid.heading.pop_back();
    grid.aligns.pop_back();
    for (Row& row : grid.rows) row.pop_back();
  }

  // Why gates do not pass stands below them, and what all come to at the end.
  void verdict(const Report& report, const Verdict& verdict) {
    Grid gates = grid_of(verdict, report, style_.digits);
    if (gates.heading.back() == "method" && sticks_out(gates)) drop_last_column(gates);
    draw(gates);
    blank();
    const std::size_t without_reasons = lines_.size();
    for (const GateResult& gate : verdict.gates)
      if (const Outcome outcome = gate.judgement.outcome; outcome != Outcome::pass)
        prose(std::string(name_of(outcome)) + ": " + gate_line(gate, style_.digits), color_of(outcome));
    if (lines_.size() > without_reasons) blank();
    if (report.slices) gates_by_slice(report);
    line(verdict_line(report), color_of(verdict.outcome));
  }

  void gates_by_slice(const Report& report) {
    prose(slices_line(report), "1");
    blank();
    if (not_passed(report).empty()) return;
    draw(grid_of_slice_gates(report, style_.digits));
    blank();
  }

  void records(const Records& records) {
    draw(grid_of(records, prose_width(style_.width)));
    if (!records.below.empty()) line(records.below);
  }

  void findings(const Findings& findings) {
    if (findings.all.empty()) return line(findings.none);
    line(findings.title, "1");
    const std::size_t width = prose_width(style_.width) - 2;
    for (const Findings::Finding& one : findings.all) {
      std::string_view mark = "- ";
      for (const std::string& text : wrapped(safe(finding_text(one, style_.digits)), width))
        line(std::string(std::exchange(mark, "  ")) + text);
    }
  }

  // In lines that a terminal has room for; in one where it is none.
  void prose(const std::string& text, std::string_view color) {
    if (style_.width == 0) return line(text, color);
    for (const std::string& part : wrapped(text, prose_width(style_.width))) line(part, color);
  }

  // Green, yellow, red.
  static std::string_view color_of(Outcome outcome) {
    return outcome == Outcome::pass ? "32" : outcome == Outcome::inconclusive ? "33" : "31";
  }

  void matrix(const MatrixTable& matrix) {
    if (!matrix.cells_only) draw(grid_of(matrix, style_.digits));
    if (!matrix.positive) return;
    if (!matrix.cells_only) blank();
    draw(grid_of_names(matrix, style_.digits));
  }

  void draw(const Grid& grid) {
    Grid shown = grid;
    for (std::string& cell : shown.heading) cell = label(cell);
    for (Row& row : shown.rows) {
      for (std::string& cell : row) cell = safe(cell);
      if (!row.empty()) row[0] = label(row[0]);
    }
    bool first = true;
    for (const std::vector<std::string>& block : blocks_of(shown, style_.width)) {
      if (!std::exchange(first, false)) blank();
      for (std::size_t i = 0; i < block.size(); ++i)
        line(block[i], i == 0 && !shown.heading.empty() ? "1" : "");
    }
  }

  [[nodiscard]] std::string safe(const std::string& cell) const {
    return style_.utf8 ? printable(cell) : ascii(cell);
  }

  // Long labels are cut: the whole of them is in JSON.
  [[nodiscard]] std::string label(const std::string& cell) const { return shortened(safe(cell), 40); }

  // In a colour where the style has them: "1" is bold, "2" faint.
  void line(const std::string& text, std::string_view color = "") {
    lines_.push_back({safe(text), style_.color ? color : ""});
  }
  void blank() { lines_.push_back({"", ""}); }

  struct Line {
    std::string text;
    std::string_view color;
  };

  static constexpr std::size_t wide_gap = 4, least_drawing = 45;
  const Style& style_;
  std::vector<Line> lines_;
  std::vector<std::string> notes_;
  std::size_t first_number_ = 0;  // line below the inputs
};

}  // namespace

std::string render_text(const Report& report, const Style& style) {
  return TextRenderer(style).render(report);
}

}  // namespace assay
