// Drawings, in text and as pictures.
#include <algorithm>
#include <limits>
#include <sstream>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "catch.hpp"

using namespace assay;

namespace {

// Up the left side, and along the top.
Line corner(std::string name = "") { return {std::move(name), "AUC 1", {0, 0, 1}, {0, 1, 1}}; }
Line diagonal(std::string name = "") { return {std::move(name), "AUC 0.5", {0, 1}, {0, 1}}; }

Drawing drawing_of(std::vector<Line> lines) {
  return {.title = "ROC",
          .x_label = "false positive rate",
          .y_label = "true positive rate",
          .lines = std::move(lines)};
}

std::vector<std::string> lines_of(const Drawing& drawing, const Style& style = {}) {
  std::istringstream text(render_text({.command = "roc", .parts = {drawing}, .signature = "assay"}, style));
  std::vector<std::string> lines{""};  // where the input's line would stand
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

bool is_ascii(const std::string& text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

// Each element is closed, in turn; what is between quotes holds no '<'.
bool is_balanced(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; (at = xml.find('<', at)) != std::string::npos; ++at) {
    const std::string tag = xml.substr(at + 1, xml.find('>', at) - at - 1);
    const std::string name = tag.substr(0, tag.find_first_of(" /", 1));
    if (tag.starts_with('/')) {
      if (open.empty() || "/" + open.back() != tag) return false;
      open.pop_back();
    } else if (!tag.ends_with('/')) {
      open.push_back(name);
    }
  }
  return open.empty();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

// Names that are long, wide, reorder text, or are not ASCII.
std::vector<Line> lines_with_odd_names() {
  return {corner(times(100, "long")), diagonal(times(50, "\u00e9")), corner(times(50, "\u6f22")),
          diagonal("\x1b[2J\u202e"), Line{"empty", "n/a", {}, {}}};
}

}  // namespace

TEST_CASE("a line in ASCII goes through its corners") {
  const std::vector<std::string> lines = lines_of(drawing_of({corner()}));
  REQUIRE(lines.size() == 22);  // with a blank line before
  CHECK(lines[1] == "    true positive rate");
  CHECK(lines[2] == "1.0 |" + times(50, "*"));
  for (std::size_t row = 3; row < 18; ++row) CHECK(lines[row] == (row == 10 ? "0.5 |*" : "    |*"));
  CHECK(lines[18] == "0.0 |*");
  CHECK(lines[19] == "    +" + times(50, "-"));
  CHECK(lines[20] == "     0.0" + times(20, " ") + "0.5" + times(21, " ") + "1.0");
  CHECK(lines[21] == "     " + times(15, " ") + "false positive rate");  // (50 - 19) / 2
}

TEST_CASE("a line in braille dots goes through its corners") {
  // Unicode's code chart U2800: dots 1 2 3 7 are the left column, downwards, and 4 is at the top right.
  const std::vector<std::string> lines = lines_of(drawing_of({corner()}), {.utf8 = true});
  CHECK(lines[2] == "1.0 |\u284f" + times(49, "\u2809"));  // dots 1 2 3 4 7, and 1 4
  CHECK(lines[3] == "    |\u2847");                        // dots 1 2 3 7
  CHECK(lines[18] == "0.0 |\u2847");
}

TEST_CASE("several curves are drawn in letters, which take turns where they meet, and explained") {
  for (const bool utf8 : {false, true}) {
    const std::vector<std::string> lines =
        lines_of(drawing_of({corner("first.csv"), diagonal("second.csv")}), {.utf8 = utf8});
    REQUIRE(lines.size() == 24);
    CHECK(lines[2] == "1.0 |" + times(49, "a") + "b");
    CHECK(lines[10].starts_with("0.5 |a"));
    CHECK_THAT(lines[10].substr(5 + 24, 2), contains("b"));  // half way is between columns 24 and 25
    CHECK(lines[18].starts_with("0.0 |a"));                  // both begin there
    CHECK(lines[22] == "     a  first.csv  AUC 1");
    CHECK(lines[23] == "     b  second.csv  AUC 0.5");
  }
}

TEST_CASE("what guessing would draw is dotted, and explained") {
  Drawing drawing = drawing_of({corner()});
  drawing.chance = diagonal();
  const std::vector<std::string> lines = lines_of(drawing);
  CHECK(lines[2].starts_with("1.0 |*"));
  CHECK(lines[18].starts_with("0.0 |*"));
  CHECK(count_of(lines[10], ".") >= 2);  // that of 0.5, and of the diagonal
  CHECK(lines[22] == "     .  by chance: AUC 0.5");
  CHECK(lines_of(drawing, {.utf8 = true})[22] == "     dotted  by chance: AUC 0.5");
}

TEST_CASE("no line of a drawing is wider than asked for, or ends in blanks") {
  Drawing several = drawing_of(lines_with_odd_names()), one = drawing_of({corner(times(100, "name"))});
  several.chance = one.chance = diagonal();
  for (const Drawing& drawing : {several, one})
    for (const std::size_t width : {20U, 40U, 80U})
      for (const bool utf8 : {false, true})
        for (const std::string& line : lines_of(drawing, {.utf8 = utf8, .width = width})) {
          CAPTURE(line, width);
          CHECK(display_width(line) <= width);
          CHECK_FALSE(line.ends_with(' '));
          CHECK((utf8 || is_ascii(line)));
        }
}

TEST_CASE("a narrow drawing keeps what a curve comes to, and cuts its name") {
  const std::vector<std::string> lines =
      lines_of(drawing_of({corner(times(20, "long")), diagonal(times(20, "\u00e9"))}), {.width = 40});
  CHECK(lines[2] == "1.0 |" + times(35, "a"));                     // the second ends in the last column, too
  CHECK(lines[22] == "     a  longlonglonglonglonglo...  AUC 1");  // 40 wide
  CHECK_THAT(lines[23], contains("\\u{e9}\\u{e9}"));
  CHECK(lines[23].ends_with("...  AUC 0.5"));
}

TEST_CASE("a drawing stands beside the numbers where there is room for both, else below") {
  const ValueList numbers{.key = "metrics", .values = {{"roc_auc", {1.0}}, {"ks", {1.0}}}};
  const Report report{.command = "roc", .parts = {numbers, drawing_of({corner()})}};
  const std::string wide = render_text(report, {.width = 120}), narrow = render_text(report, {.width = 60});
  CHECK_THAT(wide, contains("metric    value        true positive rate\n"));
  CHECK_THAT(wide, contains("roc_auc  1.0000    1.0 |****"));
  CHECK_THAT(narrow,
             contains("metric    value\nroc_auc  1.0000\nks       1.0000\n\n    true positive rate\n"));
}

TEST_CASE("a drawing of nothing, or not for text, is not shown") {
  const auto shown = [](const Drawing& drawing) { return lines_of(drawing).size() > 3; };
  CHECK_FALSE(shown(drawing_of({{"a", "n/a", {}, {}}, {"b", "n/a", {}, {}}})));
  CHECK_FALSE(shown(drawing_of({})));
  CHECK(shown(drawing_of({{"a", "n/a", {}, {}}, corner("b")})));
  Drawing plot_only = drawing_of({corner()});
  plot_only.in_text = false;
  CHECK_FALSE(shown(plot_only));
  CHECK(render_markdown({.command = "roc", .parts = {drawing_of({corner()})}}).empty());
}

TEST_CASE("a picture has the points of its curves, and the same bytes each time") {
  Drawing drawing = drawing_of({corner("a.csv"), Line{"b.csv", "n/a", {}, {}}});
  drawing.chance = diagonal();
  const std::string svg = render_svg(drawing);
  CHECK_THAT(svg, contains("points=\"70,450 70,50 470,50\"/>"));  // 400 wide from (70, 50)
  CHECK_THAT(svg, contains("points=\"70,450 470,50\"/>"));
  CHECK(count_of(svg, "<polyline ") == 2);  // none for a curve without points, but a name
  CHECK_THAT(svg, contains(">b.csv: n/a</text>"));
  CHECK(is_balanced(svg));
  CHECK(svg == render_svg(drawing));
  for (const char* none : {"nan", "inf", "NaN", "Inf"}) CHECK(count_of(svg, none) == 0);
}

TEST_CASE("names in a picture are escaped: it is well-formed whatever they are") {
  Drawing drawing = drawing_of(lines_with_odd_names());
  drawing.title = "<a href=\"x\">&amp;</a>\x1b\u202e\x01\xff";
  drawing.lines.push_back(corner("</svg><script>\uffff\ufffe"));
  const std::string svg = render_svg(drawing);
  CHECK(is_balanced(svg));
  CHECK_THAT(
      svg,
      contains("<title>&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;\\x1b\\u{202e}\\x01\\xff</title>"));
  CHECK_THAT(svg, contains("&lt;/svg&gt;&lt;script&gt;"));
  for (const char* forbidden : {"\uffff", "\ufffe", "\x1b", "\x01", "\u202e", "<script"})  // XML 1.0, 2.2
    CHECK(count_of(svg, forbidden) == 0);
}
