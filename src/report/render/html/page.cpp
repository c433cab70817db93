// A report as a page: one file that needs no other.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/equations.hpp"
#include "report/render/html/embedded.hpp"
#include "report/render/html/parts.hpp"
#include "report/render/selection.hpp"
#include "report/render/verdict.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

// "brier_by_bins" as "Brier by bins".
std::string title_of(std::string_view key) {
  std::string title(key);
  std::replace(title.begin(), title.end(), '_', ' ');
  if (!title.empty()) title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
  return title;
}

struct Heading {
  std::string operator()(const MatrixTable&) const { return "Confusion matrix"; }
  std::string operator()(const Drawing& drawing) const { return drawing.title; }
  std::string operator()(const Comparisons&) const { return "Comparison"; }
  std::string operator()(const Working& working) const {
    const std::string title = assay::title_of(working);
    return title.empty() ? "Working" : title;
  }
  std::string operator()(const Text& text) const {
    if (text.columns.empty() || !text.title.empty()) return text.title;
    return title_of(text.key);
  }
  std::string operator()(const Findings& findings) const {
    return findings.title.empty() ? title_of(findings.key) : findings.title;
  }
  template <class T>
  std::string operator()(const T& part) const {
    return title_of(key_of(Part(part)));
  }
};

class PageRenderer {
 public:
  PageRenderer(const Report& report, const Style& style)
      : report_(report), style_(style), parts_(report, style) {}

  std::string render() {
    const std::string content = opening() + body();  // which names the metrics that are explained below
    return head() + "<body>\n" + content + closing() + "<script>" + page_script +
           "</script>\n</body>\n</html>\n";
  }

 private:
  [[nodiscard]] std::string title() const {
    std::string title = "assay " + report_.command;
    for (const Provenance& input : report_.inputs)
      title += (&input == report_.inputs.data() ? ": " : ", ") + source_name(input);
    return title;
  }

  [[nodiscard]] std::string head() const {
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{}'; "
        "script-src '{}'; "
        "base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light "
        "dark\">\n<title>{}</title>\n<style>{}</style>\n</head>\n",
        page_style_hash, page_script_hash, xml_text(title()), page_style);
  }

  // What a person would say aloud, and of what.
  [[nodiscard]] std::string opening() const {
    std::string said = verdict_of(report_) ? verdict_line(report_) : report_.summary.text(style_.digits);
    if (said.empty() || style_.numbers_alone) said = title();
    std::string markup = fmt::format("<header><p class=\"kicker\">assay {}</p>\n<h1{}>{}</h1>\n",
                                     xml_text(report_.command), outcome_class(), xml_text(said));
    for (const Provenance& input : report_.inputs)
      markup += "<p class=\"source\"><b>" + xml_text(source_name(input)) + "</b> " +
                xml_text(summary(input)) + "</p>\n";
    return markup + "</header>\n<main>\n";
  }

  [[nodiscard]] std::string outcome_class() const {
    const Verdict* verdict = verdict_of(report_);
    return verdict ? fmt::format(" class=\"outcome {}\"", name_of(verdict->outcome)) : "";
  }

  std::string body() {
    Style full = style_;
    full.detail = style_.detail == Detail::brief ? Detail::brief : Detail::full;
    const ShownParts shown = shown_parts(report_, full);
    std::string markup;
    if (report_.slices && !verdict_of(report_))
      markup += section(
          report_.slices->summary.row_header.empty() ? "Slices" : "By " + report_.slices->summary.row_header,
          parts_(*report_.slices));
    markup += sections(shown.answer);
    if (report_.sweep && style_.parts.empty()) markup += section("Threshold", parts_(*report_.sweep));
    if (style_.parts.empty())
      for (const Drawing& picture : report_.pictures) markup += section(picture.title, parts_(picture));
    return markup + notes() + sections(shown.details);
  }

  std::string sections(const std::vector<const Part*>& parts) {
    std::string markup;
    for (const Part* part : parts)
      if (!is_in_sweep(*part)) markup += section(*part);
    return markup;
  }

  // The one curve of a report stands beside the threshold that moves along it.
  [[nodiscard]] bool is_in_sweep(const Part& part) const {
    const auto* drawing = std::get_if<Drawing>(&part);
    return report_.sweep && style_.parts.empty() && drawing && drawing->lines.size() == 1 &&
           std::any_of(report_.sweep->drawings.begin(), report_.sweep->drawings.end(),
                       [&](const Drawing& one) { return one.title == drawing->title; });
  }

  std::string section(const std::string& heading, const std::string& content) {
    return "<section>" + (heading.empty() ? "" : "<h2>" + xml_text(heading) + "</h2>") + "\n" + content +
           "</section>\n";
  }

  // What text shows only when it is asked for is folded.
  std::string section(const Part& part) {
    const std::string heading = heading_of(part), content = std::visit(parts_, part);
    const bool aside =
        style_.detail != Detail::full && style_.parts.empty() &&
        std::find(report_.aside.begin(), report_.aside.end(), key_of(part)) != report_.aside.end();
    if (!aside || heading.empty()) return section(heading, content);
    return "<section><details><summary><h2>" + xml_text(heading) + "</h2></summary>\n" + content +
           "</details></section>\n";
  }

  [[nodiscard]] std::string notes() const {
    std::string items;
    if (!style_.numbers_alone)
      for (const Warning& warning : report_.warnings)
        if (!warning.of_points) items += "<li>" + xml_text(warning.message.text(style_.digits)) + "</li>\n";
    return items.empty() ? ""
                         : "<section class=\"notes\"><h2>Notes</h2>\n<ul>\n" + items + "</ul></section>\n";
  }

  [[nodiscard]] std::string closing() const {
    std::string markup = parts_.explanations() + "</main>\n<footer>\n";
    if (!style_.numbers_alone && report_.command_next && !report_.command_next->empty())
      markup += "<p>Next: <code class=\"command\">" + xml_text(*report_.command_next) + "</code></p>\n";
    if (!style_.numbers_alone && !report_.signature.empty())
      markup += "<p class=\"signature\">" + xml_text(report_.signature) + "</p>\n";
    return markup + "</footer>\n";
  }

  const Report& report_;
  const Style& style_;
  PartsOfPage parts_;
};

}  // namespace

std::string heading_of(const Part& part) { return std::visit(Heading{}, part); }

std::string render_html(const Report& report, const Style& style) {
  return PageRenderer(report, style).render();
}

}  // namespace assay
