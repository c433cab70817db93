// Hostile text in every place of a report that takes text, in every format.
#include <nlohmann/json.hpp>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

const std::vector<std::string> hostile{"\x1b]52;c;aGk=\x07",
                                       "::error file=a::b",
                                       "##[set-output]",
                                       "a|b`c",
                                       "two\nlines",
                                       "\xff\xfe",
                                       "\xed\xa0\x80",
                                       "=1+1",
                                       "@SUM(A1)",
                                       "<img src=x>",
                                       "\u202eevil",
                                       "\r::x",
                                       "</script><script>alert(1)</script>",
                                       "\"onmouseover=alert(1) x=\"",
                                       "-->]]>&lt;",
                                       "javascript:alert(1)",
                                       "{{7*7}}${7*7}"};

// Reports that each take the text in another place.
std::vector<Report> reports_with(const std::string& text) {
  Working working{.label = text, .derivations = {{.name = text, .formula = "1", .value = 1}}};
  Working titled = working;
  titled.title = text;
  std::vector<Part> parts{
      working,
      titled,
      paragraph("in_words", text + " and " + text, text),
      paragraph("in_words", "words before it, so long that a line ends here: " + text),
      Text{.key = "words", .title = text, .columns = {"one"}, .rows = {{"term", {text}}}},
      Text{.key = "words",
           .columns = {"one", "two"},
           .rows = {{"term", {"a word too long for it " + text, text}}}},
      Text{.key = "words", .columns = {"one"}, .rows = {{"term", {text}}}, .one_line_each = true},
      Text{.key = "words", .columns = {"one"}, .rows = {{text, {"explained"}}}},
      Text{.key = "words", .columns = {"one", text}, .rows = {{text, {"explained", "explained"}}}},
      Series{.key = "rows",
             .labels = {{text, {"flu"}}},
             .columns = {{"n", {1}}},
             .listed = true,
             .records = true},
      Series{.key = "rows",
             .labels = {{"hypothesis", {text, "other"}}},
             .columns = {{text, {.5, .5}}},
             .listed = true,
             .records = true},
  };
  std::vector<Report> reports;
  for (Part& part : parts) reports.push_back({.command = "bayes", .parts = {std::move(part)}});
  reports.push_back({.command = "bayes", .warnings = {{.code = "w", .message = text}}, .signature = text});
  return reports;
}

// Terms and the names of columns, which are ours, are not UTF-8.
bool names_are_bytes(const Report& report, const std::string& text) {
  if (valid_utf8(text) == text || report.parts.empty()) return false;
  const auto* words = std::get_if<Text>(&report.parts[0]);
  const auto* series = std::get_if<Series>(&report.parts[0]);
  return (words && !words->columns.empty() && words->rows[0].term == text) ||
         (series && series->labels[0].name == text);
}

// No control character but the end of a line, nothing that is not UTF-8, nothing that reorders text.
void check_clean(const std::string& output) {
  CHECK(valid_utf8(output) == output);
  for (const std::string& line : split(output, '\n')) {
    CHECK(printable(line) == line);  // it has nothing left to be escaped, "::" and "##[" included
    CHECK_FALSE(line.starts_with("::"));
    CHECK(line.find("##[") == std::string::npos);
  }
}

}  // namespace

TEST_CASE("law: hostile text reaches no terminal") {
  for (const std::string& text : hostile)
    for (const Report& report : reports_with(text))
      for (const std::size_t width : {30U, 49U, 80U})
        for (const bool utf8 : {false, true}) {
          CAPTURE(printable(text), report.parts.empty() ? 99 : report.parts[0].index(), width);
          check_clean(render_text(report, {.utf8 = utf8, .width = width}));
        }
}

TEST_CASE("law: hostile text is of no effect in Markdown") {
  for (const std::string& text : hostile)
    for (const Report& report : reports_with(text)) {
      CAPTURE(printable(text), report.parts.empty() ? 99 : report.parts[0].index());
      const std::string markdown = render_markdown(report);
      check_clean(markdown);
      CHECK(markdown.find("<img") == std::string::npos);
      CHECK(markdown.find("a|b") == std::string::npos);
      CHECK(markdown.find("b`c") == std::string::npos);
    }
}

TEST_CASE("law: hostile text is of no effect in a page") {
  for (const std::string& text : hostile)
    for (const Report& report : reports_with(text)) {
      CAPTURE(printable(text), report.parts.empty() ? 99 : report.parts[0].index());
      const std::string page = render_html(report);
      check_clean(page);
      for (const char* markup : {"<img", "<script>alert", "\"onmouseover", "href", "style=\"", "]]>"})
        CHECK(page.find(markup) == std::string::npos);
      CHECK(page.find("<script>") == page.rfind("<script>"));
    }
}

TEST_CASE("law: JSON with hostile text is valid, and keeps text that is") {
  for (const std::string& text : hostile)
    for (const Report& report : reports_with(text)) {
      if (names_are_bytes(report, text)) continue;
      CAPTURE(printable(text), report.parts.empty() ? 99 : report.parts[0].index());
      const std::string json = render_json(report);
      CHECK(valid_utf8(json) == json);
      CHECK(json.find('\x1b') == std::string::npos);
      CHECK(nlohmann::json::accept(json));
    }
  const Report report = reports_with("two\nlines|=1+1 \x1b").back();
  CHECK(nlohmann::json::parse(render_json(report)).at("signature") == "two\nlines|=1+1 \x1b");
}

TEST_CASE("law: no cell of CSV is a formula, and none breaks its row") {
  for (const std::string& text : hostile)
    for (const Report& report : reports_with(text)) {
      CAPTURE(printable(text), report.parts.empty() ? 99 : report.parts[0].index());
      const std::string csv = render_csv(report);
      CHECK(valid_utf8(csv) == csv);
      CHECK(csv.find('\x1b') == std::string::npos);
      CHECK(csv.find('\r') == std::string::npos);
      for (const char* formula : {",=", ",@", "\n=", "\n@", "\"=", "\"@"})
        CHECK(csv.find(formula) == std::string::npos);
    }
  CHECK(render_csv(reports_with("two\nlines,=")[10]) ==
        "hypothesis,\"two\nlines,=\"\n\"two\nlines,=\",0.5\nother,0.5\n");
  CHECK(render_csv(reports_with("=1+1")[10]) == "hypothesis,'=1+1\n'=1+1,0.5\nother,0.5\n");
}
