// A drawing as an SVG picture.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"

namespace assay {

namespace {

// In pixels: the unit square, and the room around it for words.
constexpr double plot_side = 400, left = 70, top = 50, right = 30, below = 60, legend_line = 20,
                 histogram_room = 60;

// Of curves, in turn; three times as bright or dark as either background.
constexpr std::array colors{"#2f7ed8", "#d9542b", "#1a936f", "#a65fc0", "#a87b00", "#7a7f87"};
// Of curves beyond these.
constexpr std::array dashes{"", "9 3", "3 3", "9 3 3 3"};

constexpr std::string_view svg_style = R"(<style>
  .paper { fill: #ffffff } text { fill: #222222; font: 13px sans-serif } .title { font-size: 16px; font-weight: bold }
  .grid { stroke: #e2e2e2 } .frame { stroke: #555555; fill: none } .chance { stroke: #888888; stroke-dasharray: 5 4; fill: none }
  .curve { fill: none; stroke-width: 2; stroke-linejoin: round }
  @media (prefers-color-scheme: dark) {
    .paper { fill: #1b1b1b } text { fill: #dddddd } .grid { stroke: #3a3a3a } .frame { stroke: #aaaaaa }
  }
</style>
)";

double across(double x) { return left + x * plot_side; }
double down(double y) { return top + (1 - y) * plot_side; }

std::string text(double x, double y, std::string_view anchor, std::string_view content,
                 std::string_view attributes = "") {
  return fmt::format("<text x=\"{:g}\" y=\"{:g}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor, attributes,
                     xml_text(content));
}

std::string line(std::string_view look, double x1, double y1, double x2, double y2) {
  return fmt::format("<line {} x1=\"{:g}\" y1=\"{:g}\" x2=\"{:g}\" y2=\"{:g}\"/>\n", look, x1, y1, x2, y2);
}

std::string axes(const Drawing& drawing) {
  std::string parts;
  for (int tick = 0; tick <= 5; ++tick) {
    const double at = tick / 5.0;
    parts += line("class=\"grid\"", across(at), down(0), across(at), down(1));
    parts += line("class=\"grid\"", across(0), down(at), across(1), down(at));
    parts += text(across(at), down(0) + 20, "middle", fmt::format("{:.1f}", at));
    parts += text(across(0) - 8, down(at) + 4, "end", fmt::format("{:.1f}", at));
  }
  parts += fmt::format("<rect class=\"frame\" x=\"{:g}\" y=\"{:g}\" width=\"{:g}\" height=\"{:g}\"/>\n", left,
                       top, plot_side, plot_side);
  parts += text(across(0.5), down(0) + 42, "middle", drawing.x_label);
  const double x = left - 46, y = down(0.5);
  return parts +
         text(x, y, "middle", drawing.y_label, fmt::format(" transform=\"rotate(-90 {:g} {:g})\"", x, y));
}

std::string look_of(std::size_t curve) {
  return fmt::format("class=\"curve\" stroke=\"{}\" stroke-dasharray=\"{}\"", colors[curve % colors.size()],
                     dashes[curve / colors.size() % dashes.size()]);
}

std::string path(std::string_view look, const Line& through) {
  if (through.x.empty()) return "";
  std::string points;
  for (std::size_t i = 0; i < through.x.size(); ++i)
    points += fmt::format("{}{:.2f},{:.2f}", i > 0 ? " " : "", across(through.x[i]), down(through.y[i]));
  return fmt::format("<polyline {} points=\"{}\"/>\n", look, points);
}

constexpr std::string_view band_look = "fill=\"#888888\" fill-opacity=\"0.22\"";
constexpr std::string_view mark_look = "fill=\"#d9542b\" stroke=\"#d9542b\"";
constexpr std::string_view bar_look = "fill=\"#888888\"";

std::string band(const Whiskers& area) {
  std::string there, back;
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    if (std::isnan(area.low[i])) continue;
    there += fmt::format("{:.2f},{:.2f} ", across(area.x[i]), down(area.low[i]));
    back = fmt::format("{:.2f},{:.2f} ", across(area.x[i]), down(area.high[i])) + back;
  }
  if (there.empty()) return "";
  back.pop_back();
  return fmt::format("<polygon {} points=\"{}{}\"/>\n", band_look, there, back);
}

std::string marks(const Whiskers& points) {
  std::string all;
  for (std::size_t i = 0; i < points.x.size(); ++i) {
    const double x = across(points.x[i]);
    if (!std::isnan(points.low[i])) all += line(mark_look, x, down(points.low[i]), x, down(points.high[i]));
    all += fmt::format("<circle {} cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"3\"/>\n", mark_look, x, down(points.y[i]));
  }
  return all;
}

// Below the names of the axis; the highest bar fills the room.
std::string histogram(const std::vector<Bar>& bars) {
  double highest = 0;
  for (const Bar& bar : bars) highest = std::max(highest, bar.share);
  std::string all;
  for (const Bar& bar : bars) {
    const double height = bar.share / highest * (histogram_room - 10);
    all += fmt::format("<rect {} x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"/>\n", bar_look,
                       across(bar.from), down(0) + below - 10 + histogram_room - height,
                       (bar.to - bar.from) * plot_side - 1, height);
  }
  return all;
}

// What each look stands for.
class Legend {
 public:
  explicit Legend(double top) : y_(top) {}

  void add(std::string_view look, const std::string& name, const Phrase& legend, int digits) {
    text_ += line(look, left, y_, left + 30, y_);
    add_words(name, legend, digits);
  }
  void add_mark(const Whiskers& points, int digits) {
    text_ += fmt::format("<circle {} cx=\"{:g}\" cy=\"{:g}\" r=\"3\"/>\n", mark_look, left + 15, y_);
    add_words(points.name, points.legend, digits);
  }
  void add_band(const Whiskers& area, int digits) {
    text_ +=
        fmt::format("<rect {} x=\"{:g}\" y=\"{:g}\" width=\"30\" height=\"12\"/>\n", band_look, left, y_ - 6);
    add_words(area.name, area.legend, digits);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add_words(const std::string& name, const Phrase& legend, int digits) {
    text_ += assay::text(left + 38, y_ + 4, "start", shortened(name, 45) + ": " + legend.text(digits));
    y_ += legend_line;
  }

  double y_;
  std::string text_;
};

Legend legend_of(const Drawing& drawing, double top, int digits) {
  Legend legend(top);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i)
    legend.add(look_of(i), drawing.lines[i].name, drawing.lines[i].legend, digits);
  if (!drawing.marks.x.empty()) legend.add_mark(drawing.marks, digits);
  if (!drawing.band.x.empty()) legend.add_band(drawing.band, digits);
  if (drawing.chance) legend.add("class=\"chance\"", drawing.chance->name, drawing.chance->legend, digits);
  return legend;
}

}  // namespace

std::string render_svg(const Drawing& drawing, const Style& style) {
  const std::size_t entries = drawing.lines.size() + (drawing.chance ? 1 : 0) +
                              (drawing.marks.x.empty() ? 0 : 1) + (drawing.band.x.empty() ? 0 : 1);
  const double width = left + plot_side + right;
  const double legend_top = down(0) + below + (drawing.histogram.empty() ? 0 : histogram_room);
  const double height = legend_top + static_cast<double>(entries) * legend_line;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:g}\" height=\"{1:g}\" viewBox=\"0 0 {0:g} "
      "{1:g}\" "
      "role=\"img\">\n<title>{2}</title>\n",
      width, height, xml_text(drawing.title));
  svg += svg_style;
  svg += fmt::format("<rect class=\"paper\" width=\"{:g}\" height=\"{:g}\"/>\n", width, height);
  svg += text(across(0.5), top - 20, "middle", drawing.title, " class=\"title\"");
  svg += axes(drawing);
  svg += band(drawing.band);
  if (drawing.chance) svg += path("class=\"chance\"", *drawing.chance);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i) svg += path(look_of(i), drawing.lines[i]);
  svg += marks(drawing.marks) + histogram(drawing.histogram);
  svg += legend_of(drawing, legend_top, style.digits).text();
  return svg + "</svg>\n";
}

}  // namespace assay
