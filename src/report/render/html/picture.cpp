// Pictures of a page.
#include "report/render/html/picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "report/render/drawing.hpp"
#include "report/render/svg.hpp"

namespace assay {

namespace {

constexpr PlotFrame page_frame{.side = 300, .left = 52, .top = 10, .below = 56, .histogram_room = 50};
constexpr double right = 14;

// "preds.csv: AUC 0.9966".
std::string words_of(const std::string& name, const Phrase& legend, int digits) {
  const std::string text = legend.text(digits);
  return name.empty() || text.empty() ? name + text : name + ": " + text;
}

std::string sample_of(const std::string& look) {
  return "<svg class=\"key\" viewBox=\"0 0 28 12\" aria-hidden=\"true\">" + look + "</svg>";
}

std::string line_sample(const std::string& look) {
  return sample_of("<line " + look + " x1=\"0\" y1=\"6\" x2=\"28\" y2=\"6\"/>");
}

std::string legend_of(const Drawing& drawing, int digits) {
  std::string items;
  const auto add = [&](const std::string& sample, const std::string& name, const Phrase& legend) {
    items += "<li>" + sample + " " + xml_text(words_of(name, legend, digits)) + "</li>";
  };
  for (std::size_t i = 0; i < drawing.lines.size(); ++i)
    add(line_sample(look_of(i)), drawing.lines[i].name, drawing.lines[i].legend);
  if (!drawing.marks.x.empty())
    add(sample_of(fmt::format("<circle {} cx=\"14\" cy=\"6\" r=\"3\"/>", mark_look)), drawing.marks.name,
        drawing.marks.legend);
  if (!drawing.band.x.empty())
    add(sample_of(fmt::format("<rect {} width=\"28\" height=\"12\"/>", band_look)), drawing.band.name,
        drawing.band.legend);
  if (drawing.chance) add(line_sample("class=\"chance\""), drawing.chance->name, drawing.chance->legend);
  return "<ul class=\"legend\">" + items + "</ul>";
}

// What is to be heard in place of the picture.
std::string spoken(const Drawing& drawing, int digits) {
  std::string text =
      drawing.title + ": " + drawing.y_label + " against " + drawing.x_label + ", both from 0 to 1.";
  for (const Line& line : drawing.lines) {
    text += " " + words_of(line.name, line.legend, digits);
    if (line.x.empty()) continue;
    const std::size_t middle = line.x.size() / 2;
    text += fmt::format("; from ({}, {}) through ({}, {}) to ({}, {}).", rounded(line.x.front(), 2),
                        rounded(line.y.front(), 2), rounded(line.x[middle], 2), rounded(line.y[middle], 2),
                        rounded(line.x.back(), 2), rounded(line.y.back(), 2));
  }
  return text + " The table below has its points.";
}

std::string cells_of(std::initializer_list<double> numbers, int digits) {
  std::string row = "<tr>";
  for (const double number : numbers) row += "<td>" + (std::isnan(number) ? "n/a" : rounded(number, digits));
  return row + '\n';
}

// In the order in which points are drawn, so that a page's script finds a point's row; without the tags that
// HTML does not need.
std::string points_of(const Drawing& drawing, int digits) {
  const bool marks_stand = !drawing.marks.x.empty();
  const bool in_band = !marks_stand && drawing.lines.size() == 1 && !drawing.band.x.empty();
  const bool intervals = marks_stand || in_band;
  std::string markup = "<div class=\"scroll\"><table><caption>Points of: " + xml_text(drawing.title) +
                       "</caption>\n<thead><tr><th scope=\"col\">" + xml_text(drawing.x_label) +
                       "</th><th scope=\"col\">" + xml_text(drawing.y_label) + "</th>" +
                       (intervals ? "<th scope=\"col\">low</th><th scope=\"col\">high</th>" : "") +
                       "</tr></thead>\n<tbody>\n";
  const auto name = [&](const std::string& text) {
    if (marks_stand || drawing.lines.size() > 1)
      markup += fmt::format("<tr class=\"name\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th>\n",
                            intervals ? 4 : 2, xml_text(text));
  };
  for (const Line& line : drawing.lines) {
    name(line.name);
    for (std::size_t i = 0; i < line.x.size(); ++i)
      markup += in_band ? cells_of({line.x[i], line.y[i], drawing.band.low[i], drawing.band.high[i]}, digits)
                        : cells_of({line.x[i], line.y[i]}, digits);
  }
  const Whiskers& marks = drawing.marks;
  if (marks_stand) name(marks.name);
  for (std::size_t i = 0; i < marks.x.size(); ++i)
    markup += cells_of({marks.x[i], marks.y[i], marks.low[i], marks.high[i]}, digits);
  return markup + "</tbody></table></div>\n";
}

}  // namespace

std::string figure_of(const Drawing& all, int digits) {
  Drawing drawing = all;
  if (drawing.lines.size() > most_lines_drawn) drawing.lines.resize(most_lines_drawn);
  PlotFrame frame = page_frame;
  if (drawing.histogram.empty()) frame.histogram_room = 0;
  std::string markup = fmt::format(
      "<figure class=\"plot\"><div class=\"canvas\"><svg viewBox=\"0 0 {:g} {:g}\" role=\"img\" "
      "aria-label=\"{}\">\n{}</svg></div>\n<figcaption>{}</figcaption>\n",
      frame.left + frame.side + right, frame.below_all(), xml_text(spoken(drawing, digits)),
      plot_in(frame, drawing), legend_of(drawing, digits));
  if (drawing.lines.size() < all.lines.size())
    markup += fmt::format(
        "<p class=\"left-out\">{} more curves are not drawn here: assay roc and assay pr draw all with "
        "--plot FILE.</p>\n",
        all.lines.size() - drawing.lines.size());
  return markup + "<details class=\"data\"><summary>Data of this picture</summary>" +
         points_of(drawing, digits) + "</details></figure>\n";
}

std::string interval_picture(double value, const std::optional<Interval>& interval, double low, double high) {
  const auto at = [&](double x) { return 100 * std::clamp((x - low) / (high - low), 0.0, 1.0); };
  std::string markup =
      "<svg class=\"range\" viewBox=\"-3 0 106 10\" aria-hidden=\"true\"><path d=\"M0 5H100\"/>";
  if (low < 0 && high > 0) markup += fmt::format("<path class=\"zero\" d=\"M{:.1f} 0V10\"/>", at(0));
  if (interval)
    markup += fmt::format("<rect x=\"{:.1f}\" y=\"2\" width=\"{:.1f}\" height=\"6\"/>", at(interval->low),
                          std::max(0.5, at(interval->high) - at(interval->low)));
  return markup + fmt::format("<circle cx=\"{:.1f}\" cy=\"5\" r=\"3\"/></svg>", at(value));
}

}  // namespace assay
