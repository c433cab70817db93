// A drawing as an SVG picture.
#include <fmt/format.h>

#include <array>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"

namespace assay {

namespace {

// In pixels: the unit square, and the room around it for words.
constexpr double plot_side = 400, left = 70, top = 50, right = 30, below = 60, legend_line = 20;

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

std::string legend_entry(std::string_view look, std::size_t place, const Line& entry, int digits) {
  const double y = down(0) + below + static_cast<double>(place) * legend_line;
  return line(look, left, y, left + 30, y) +
         text(left + 38, y + 4, "start", shortened(entry.name, 45) + ": " + entry.legend.text(digits));
}

}  // namespace

std::string render_svg(const Drawing& drawing, const Style& style) {
  const std::size_t entries = drawing.lines.size() + (drawing.chance ? 1 : 0);
  const double width = left + plot_side + right;
  const double height = down(0) + below + static_cast<double>(entries) * legend_line;
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:g}\" height=\"{1:g}\" viewBox=\"0 0 {0:g} "
      "{1:g}\" "
      "role=\"img\">\n<title>{2}</title>\n",
      width, height, xml_text(drawing.title));
  svg += svg_style;
  svg += fmt::format("<rect class=\"paper\" width=\"{:g}\" height=\"{:g}\"/>\n", width, height);
  svg += text(across(0.5), top - 20, "middle", drawing.title, " class=\"title\"");
  svg += axes(drawing);
  if (drawing.chance) svg += path("class=\"chance\"", *drawing.chance);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i) svg += path(look_of(i), drawing.lines[i]);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i)
    svg += legend_entry(look_of(i), i, drawing.lines[i], style.digits);
  if (drawing.chance)
    svg += legend_entry("class=\"chance\"", drawing.lines.size(), *drawing.chance, style.digits);
  return svg + "</svg>\n";
}

}  // namespace assay
