// Differences of metrics as an SVG picture.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "assay/core/text.hpp"
#include "assay/report/render.hpp"
#include "report/render/differences.hpp"
#include "report/render/svg.hpp"

namespace assay {

namespace {

// In pixels.
constexpr double width = 760, left = 200, side = 280, row = 24, heading = 44, scale = 34, words_gap = 16;

std::string_view color_of_standing(Standing standing) {
  switch (standing) {
    case Standing::better:
      return "#1a936f";
    case Standing::worse:
      return "#d9542b";
    default:
      return "#7a7f87";
  }
}

class Picture {
 public:
  Picture(const ModelComparison& one, double top) : one_(one), span_(span_of(one)), top_(top) {}

  [[nodiscard]] static double height(const ModelComparison& one) {
    return heading + static_cast<double>(one.metrics.size()) * row + scale;
  }

  [[nodiscard]] std::string svg() const {
    std::string parts =
        svg_text(left, top_ + 24, "start",
                 shortened(one_.model, 40) + " less " + shortened(one_.reference, 40), " class=\"title\"");
    const double bottom = top_ + height(one_) - scale;
    parts += svg_line("class=\"chance\"", across(0), top_ + heading, across(0), bottom);
    parts += svg_line("class=\"frame\"", left, bottom, left + side, bottom);
    double last = -HUGE_VAL;
    for (const double at : {span_.first, 0.0, span_.second}) {
      if (across(at) - last < 40) continue;  // there is no room for both
      last = across(at);
      parts += svg_text(last, bottom + 18, "middle", at == 0 ? "0" : rounded(at, 3));
    }
    double y = top_ + heading + row / 2;
    for (const MetricComparison& metric : one_.metrics) {
      parts += line_of(metric, y);
      y += row;
    }
    return parts;
  }

 private:
  [[nodiscard]] double across(double x) const {
    return left +
           (std::clamp(x, span_.first, span_.second) - span_.first) / (span_.second - span_.first) * side;
  }

  [[nodiscard]] std::string line_of(const MetricComparison& metric, double y) const {
    const std::string look = fmt::format("stroke=\"{0}\" fill=\"{0}\"", color_of_standing(metric.standing));
    std::string parts = svg_text(left - words_gap, y + 4, "end", shortened(metric.name, 26));
    if (metric.difference.defined() && metric.interval)
      parts += svg_line(look + " stroke-width=\"3\"", across(metric.interval->low), y,
                        across(metric.interval->high), y);
    if (metric.difference.defined())
      parts += fmt::format("<circle {} cx=\"{:.2f}\" cy=\"{:g}\" r=\"5\"/>\n", look,
                           across(metric.difference.number()), y);
    std::string said = change_words(metric);
    if (metric.p) said += fmt::format(" {}", name_of(metric.standing));
    return parts + svg_text(left + side + words_gap, y + 4, "start", said);
  }

  const ModelComparison& one_;
  std::pair<double, double> span_;
  double top_;
};

}  // namespace

std::string render_svg(const Comparisons& comparisons) {
  std::string pictures;
  double height = 0;
  for (const ModelComparison& one : comparisons.all) {
    pictures += Picture(one, height).svg();
    height += Picture::height(one);
  }
  return svg_file(width, height, "Differences of models, with their intervals", pictures);
}

}  // namespace assay
