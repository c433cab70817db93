// A drawing as an SVG picture.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/svg.hpp"

namespace assay {

namespace {

// In pixels.
constexpr PlotFrame file_frame{.side = 400, .left = 70, .top = 50, .below = 60, .histogram_room = 60};
constexpr double right = 30, legend_line = 20;

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

}  // namespace

std::string svg_text(double x, double y, std::string_view anchor, std::string_view content,
                     std::string_view attributes) {
  return fmt::format("<text x=\"{:g}\" y=\"{:g}\" text-anchor=\"{}\"{}>{}</text>\n", x, y, anchor, attributes,
                     xml_text(content));
}

std::string svg_line(std::string_view look, double x1, double y1, double x2, double y2) {
  return fmt::format("<line {} x1=\"{:g}\" y1=\"{:g}\" x2=\"{:g}\" y2=\"{:g}\"/>\n", look, x1, y1, x2, y2);
}

std::string svg_file(double width, double height, const std::string& title, const std::string& content) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0:g}\" height=\"{1:g}\" viewBox=\"0 0 {0:g} "
             "{1:g}\" "
             "role=\"img\">\n<title>{2}</title>\n{3}<rect class=\"paper\" width=\"{0:g}\" "
             "height=\"{1:g}\"/>\n",
             width, height, xml_text(title), svg_style) +
         content + "</svg>\n";
}

namespace {

std::string axes(const Drawing& drawing, const PlotFrame& frame) {
  const auto across = [&](double x) { return frame.across(x); };
  const auto down = [&](double y) { return frame.down(y); };
  std::string parts;
  for (int tick = 0; tick <= 5; ++tick) {
    const double at = tick / 5.0;
    parts += svg_line("class=\"grid\"", across(at), down(0), across(at), down(1));
    parts += svg_line("class=\"grid\"", across(0), down(at), across(1), down(at));
    parts += svg_text(across(at), down(0) + 20, "middle", fmt::format("{:.1f}", at));
    parts += svg_text(across(0) - 8, down(at) + 4, "end", fmt::format("{:.1f}", at));
  }
  parts += fmt::format("<rect class=\"frame\" x=\"{:g}\" y=\"{:g}\" width=\"{:g}\" height=\"{:g}\"/>\n",
                       frame.left, frame.top, frame.side, frame.side);
  parts += svg_text(across(0.5), down(0) + frame.below - 18, "middle", drawing.x_label);
  const double x = frame.left - frame.below + 14, y = down(0.5);
  return parts +
         svg_text(x, y, "middle", drawing.y_label, fmt::format(" transform=\"rotate(-90 {:g} {:g})\"", x, y));
}

}  // namespace

std::string look_of(std::size_t curve) {
  return fmt::format("class=\"curve\" stroke=\"{}\" stroke-dasharray=\"{}\"", colors[curve % colors.size()],
                     dashes[curve / colors.size() % dashes.size()]);
}

namespace {

std::string path(std::string_view look, const Line& through, const PlotFrame& frame) {
  if (through.x.empty()) return "";
  std::string points;
  for (std::size_t i = 0; i < through.x.size(); ++i)
    points += fmt::format("{}{:.4g},{:.4g}", i > 0 ? " " : "", frame.across(through.x[i]),
                          frame.down(through.y[i]));
  return fmt::format("<polyline {} points=\"{}\"/>\n", look, points);
}

constexpr std::string_view bar_look = "fill=\"#888888\"";

std::string band(const Whiskers& area, const PlotFrame& frame) {
  std::string there, back;
  for (std::size_t i = 0; i < area.x.size(); ++i) {
    if (std::isnan(area.low[i])) continue;
    there += fmt::format("{:.4g},{:.4g} ", frame.across(area.x[i]), frame.down(area.low[i]));
    back = fmt::format("{:.4g},{:.4g} ", frame.across(area.x[i]), frame.down(area.high[i])) + back;
  }
  if (there.empty()) return "";
  back.pop_back();
  return fmt::format("<polygon {} points=\"{}{}\"/>\n", band_look, there, back);
}

std::string marks(const Whiskers& points, const PlotFrame& frame) {
  std::string all;
  for (std::size_t i = 0; i < points.x.size(); ++i) {
    const double x = frame.across(points.x[i]);
    if (!std::isnan(points.low[i]))
      all += svg_line(mark_look, x, frame.down(points.low[i]), x, frame.down(points.high[i]));
    all += fmt::format("<circle {} cx=\"{:.2f}\" cy=\"{:.2f}\" r=\"3\"/>\n", mark_look, x,
                       frame.down(points.y[i]));
  }
  return all;
}

// Below the names of the axis; the highest bar fills the room.
std::string histogram(const std::vector<Bar>& bars, const PlotFrame& frame) {
  double highest = 0;
  for (const Bar& bar : bars) highest = std::max(highest, bar.share);
  std::string all;
  for (const Bar& bar : bars) {
    const double height = bar.share / highest * (frame.histogram_room - 10);
    all += fmt::format("<rect {} x=\"{:.2f}\" y=\"{:.2f}\" width=\"{:.2f}\" height=\"{:.2f}\"/>\n", bar_look,
                       frame.across(bar.from), frame.below_all() - 10 - height,
                       (bar.to - bar.from) * frame.side - 1, height);
  }
  return all;
}

// What each look stands for.
class Legend {
 public:
  explicit Legend(double top) : y_(top) {}

  void add(std::string_view look, const std::string& name, const Phrase& legend, int digits) {
    text_ += svg_line(look, file_frame.left, y_, file_frame.left + 30, y_);
    add_words(name, legend, digits);
  }
  void add_mark(const Whiskers& points, int digits) {
    text_ +=
        fmt::format("<circle {} cx=\"{:g}\" cy=\"{:g}\" r=\"3\"/>\n", mark_look, file_frame.left + 15, y_);
    add_words(points.name, points.legend, digits);
  }
  void add_band(const Whiskers& area, int digits) {
    text_ += fmt::format("<rect {} x=\"{:g}\" y=\"{:g}\" width=\"30\" height=\"12\"/>\n", band_look,
                         file_frame.left, y_ - 6);
    add_words(area.name, area.legend, digits);
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  void add_words(const std::string& name, const Phrase& legend, int digits) {
    text_ +=
        svg_text(file_frame.left + 38, y_ + 4, "start", shortened(name, 45) + ": " + legend.text(digits));
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

std::string plot_in(const PlotFrame& frame, const Drawing& drawing) {
  std::string svg = axes(drawing, frame) + band(drawing.band, frame);
  if (drawing.chance) svg += path("class=\"chance\"", *drawing.chance, frame);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i) svg += path(look_of(i), drawing.lines[i], frame);
  return svg + marks(drawing.marks, frame) + histogram(drawing.histogram, frame);
}

std::string render_svg(const Drawing& drawing, const Style& style) {
  const std::size_t entries = drawing.lines.size() + (drawing.chance ? 1 : 0) +
                              (drawing.marks.x.empty() ? 0 : 1) + (drawing.band.x.empty() ? 0 : 1);
  PlotFrame frame = file_frame;
  if (drawing.histogram.empty()) frame.histogram_room = 0;
  const double width = frame.left + frame.side + right;
  const double height = frame.below_all() + static_cast<double>(entries) * legend_line;
  std::string svg = svg_text(frame.across(0.5), frame.top - 20, "middle", drawing.title, " class=\"title\"");
  svg += plot_in(frame, drawing);
  svg += legend_of(drawing, frame.below_all(), style.digits).text();
  return svg_file(width, height, drawing.title, svg);
}

}  // namespace assay
