// Text for people: aligned columns, as wide as the terminal.
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/differences.hpp"
#include "report/render/drawing.hpp"
#include "report/render/equations.hpp"
#include "report/render/grids.hpp"
#include "report/render/prose.hpp"
#include "report/render/selection.hpp"
#include "report/render/text_lines.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

class TextRenderer {
 public:
  explicit TextRenderer(const Style& style) : style_(style), out_(style) {}

  std::string render(const Report& report) {
    const ShownParts shown = shown_parts(report, style_);
    if (!style_.numbers_alone) opening(report);
    first_number_ = out_.size() == 0 ? 0 : out_.size() + 1;  // below a blank line
    if (report.slices && !verdict_of(report)) slices(report, *report.slices);
    parts(report, shown.answer);
    notes(report);
    parts(report, shown.details);
    if (!style_.numbers_alone) closing(report);
    return out_.text();
  }

 private:
  // What a person would say aloud, and of what.
  void opening(const Report& report) {
    const std::string said = verdict_of(report) ? verdict_line(report) : report.summary.text(style_.digits);
    if (!said.empty()) out_.prose(said, verdict_of(report) ? color_of(verdict_of(report)->outcome) : "1");
    for (const Provenance& input : report.inputs) out_.prose(source_name(input) + ": " + summary(input), "");
  }

  // The report's own come first.
  void notes(const Report& report) {
    if (style_.numbers_alone) return;
    bool first = true;
    const auto note = [&](const std::string& text) {
      if (std::exchange(first, false)) out_.blank();
      out_.prose("note: " + text, "33");
    };
    for (const Warning& warning : report.warnings)
      if (!warning.of_points) note(warning.message.text(style_.digits));
    for (const std::string& text : notes_) note(text);
  }

  void closing(const Report& report) {
    // A terminal is told what else there is; a file or a pipe holds what was asked for.
    if (const std::string more = style_.width > 0 ? parts_with_full(report, style_) : ""; !more.empty()) {
      out_.blank();
      out_.prose("--full adds: " + more, "2");
    }
    const std::string signature = style_.signature ? report.signature : short_signature(report);
    if (!signature.empty()) {
      out_.blank();
      out_.line(signature, "2");
    }
    if (report.command_next && !report.command_next->empty()) {
      out_.blank();
      out_.line("try: " + *report.command_next);
    }
  }

  void parts(const Report& report, std::span<const Part* const> parts) {
    for (std::size_t i = 0; i < parts.size();) {
      if (has_too_many_lines(*parts[i])) {
        ++i;
        continue;
      }
      if (out_.size() > 0) out_.blank();
      if (std::holds_alternative<Table>(*parts[i])) {
        i += tables(parts.subspan(i));
      } else {
        part(report, *parts[i++]);
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
    std::visit(
        Overloaded{[&](const ValueList& list) { this->values(report, list); },
                   [&](const MatrixTable& matrix) { this->matrix(matrix); },
                   [&](const Series& series) { out_.grid(grid_of(series, style_.digits)); },
                   [&](const Drawing& drawing) { this->drawing(drawing); },
                   [&](const Table& table) { this->table(table); },
                   [&](const Working& working) { this->working(working); },
                   [&](const Text& text) { this->words(text); },
                   [&](const NaturalFrequencies& crowd) { out_.lines(branched(crowd, style_.utf8)); },
                   [&](const Verdict& one) { verdict(report, one); },
                   [&](const Records& records) { this->records(records); },
                   [&](const Findings& one) { findings(one); }, [&](const Folds& one) { folds(report, one); },
                   [&](const Comparisons& all) { add_comparisons(out_, report, all, style_); }},
        part);
  }

  void folds(const Report& report, const Folds& folds) {
    out_.prose(folds_line(folds), "");
    out_.blank();
    out_.grid(grid_of(folds, report, style_.digits));
    out_.lines(reasons(folds));
  }

  void slices(const Report& report, const Slices& slices) {
    if (!slices.summary.columns.empty()) {
      if (out_.size() > 0) out_.blank();
      const Table summary = shown_summary(slices, style_);
      table(summary);
      if (marks_worst(summary)) out_.line(std::string(worst_note));
      if (const std::string more = not_shown(slices, style_); !more.empty()) out_.line(more, "2");
      return;
    }
    for (const SliceReport& slice : slices.all) {
      out_.blank();
      out_.line(slices.summary.row_header + " " + in_quotes(slice.value) + ": " + counted(slice.rows, "row"),
                "1");
      parts(report, shown_parts(report, slice, style_));
    }
  }

  void table(const Table& table) {
    const Part part = table;
    const Part* const one = &part;
    tables(std::span(&one, 1));
  }

  // Neighbouring tables of the same columns under one heading, then why values of theirs are undefined.
  std::size_t tables(std::span<const Part* const> parts) {
    std::vector<const Table*> alike;
    for (const Part* part : parts) {
      const auto* table = std::get_if<Table>(part);
      if (!table || (!alike.empty() && table->columns != alike[0]->columns)) break;
      alike.push_back(table);
    }
    out_.grid(grid_of(alike, style_.digits, style_.utf8));
    for (const std::string& reason : reasons(alike)) out_.line(reason);
    return alike.size();
  }

  void working(const Working& working) {
    if (const std::string title = title_of(working); !title.empty()) out_.line(title, "1");
    out_.lines(derived(working, style_.digits, prose_width(style_.width)));
  }

  void words(const Text& text) {
    if (!text.title.empty()) out_.line(text.title, "1");
    out_.lines(text.columns.empty() ? paragraphs_of(text, style_.digits, prose_width(style_.width))
               : text.one_line_each ? entries_of(text, style_.digits, style_.width)
                                    : columns_of(text, style_.digits, prose_width(style_.width)));
  }

  void values(const Report& report, const ValueList& list) {
    out_.grid(grid_of(list, report, style_.digits));
  }

  // Beside the numbers, on a terminal that has room for both; else below them.
  void drawing(const Drawing& drawing) {
    const std::size_t width = out_.width_from(first_number_);
    const bool beside = width > 0 && style_.width >= width + wide_gap + least_drawing;
    if (beside) out_.drop_last();  // the blank line after the numbers
    const std::size_t at = beside ? width + wide_gap : 0;
    out_.beside(beside ? first_number_ : out_.size(), at, drawn(drawing, style_.width - at, style_));
  }

  // Why gates do not pass stands below them, and what all come to at the end.
  void verdict(const Report& report, const Verdict& verdict) {
    Grid gates = grid_of(verdict, report, style_.digits);
    for (const GateResult& gate : verdict.gates) gates.colors.push_back(color_of(gate.judgement.outcome));
    if (gates.heading.back() == "method") {
      out_.grid_without_last(gates);
    } else {
      out_.grid(gates);
    }
    const std::size_t without_reasons = out_.size();
    for (const GateResult& gate : verdict.gates)
      if (const Outcome outcome = gate.judgement.outcome; outcome != Outcome::pass) {
        if (out_.size() == without_reasons) out_.blank();
        out_.prose(std::string(name_of(outcome)) + ": " + gate_line(gate, style_.digits), color_of(outcome));
      }
    if (!report.slices) return;
    out_.blank();
    out_.prose(slices_heading(report), "1");
    out_.blank();
    out_.grid(grid_of_slice_gates(report, style_.digits));
  }

  void records(const Records& records) {
    out_.grid(grid_of(records, prose_width(style_.width)));
    if (!records.below.empty()) out_.prose(records.below, "");
  }

  void findings(const Findings& findings) {
    if (findings.all.empty()) return out_.line(findings.none);
    out_.line(findings.title, "1");
    const std::size_t width = prose_width(style_.width) - 2;
    for (const Findings::Finding& one : findings.all) {
      std::string_view mark = "- ";
      for (const std::string& text : wrapped(out_.safe(finding_text(one, style_.digits)), width))
        out_.line(std::string(std::exchange(mark, "  ")) + text);
    }
  }

  // Green, yellow, red.
  static std::string_view color_of(Outcome outcome) {
    return outcome == Outcome::pass ? "32" : outcome == Outcome::inconclusive ? "33" : "31";
  }

  void matrix(const MatrixTable& matrix) {
    if (!matrix.cells_only) out_.grid(grid_of(matrix, style_.digits));
    if (!matrix.positive) return;
    if (!matrix.cells_only) out_.blank();
    out_.grid(grid_of_names(matrix, style_.digits));
  }

  static constexpr std::size_t wide_gap = 4, least_drawing = 45;
  const Style& style_;
  TextLines out_;
  std::vector<std::string> notes_;
  std::size_t first_number_ = 0;  // line below the inputs
};

}  // namespace

std::string render_text(const Report& report, const Style& style) {
  return TextRenderer(style).render(report);
}

}  // namespace assay
