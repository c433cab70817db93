// Pieces of SVG that pictures and pages share.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "assay/report/report.hpp"

namespace assay {

/// Where the unit square lies in a picture, and the room around it for words, in pixels.
struct PlotFrame {
  double side, left, top, below;
  double histogram_room;  // below the names of the axis; 0 where there is no histogram

  [[nodiscard]] constexpr double across(double x) const { return left + x * side; }
  [[nodiscard]] constexpr double down(double y) const { return top + (1 - y) * side; }
  [[nodiscard]] constexpr double below_all() const { return down(0) + below + histogram_room; }
};

/// Words at a place, whose anchor is "start", "middle" or "end".
[[nodiscard]] std::string svg_text(double x, double y, std::string_view anchor, std::string_view content,
                                   std::string_view attributes = "");
[[nodiscard]] std::string svg_line(std::string_view look, double x1, double y1, double x2, double y2);

/// A whole file, readable on dark and on light.
[[nodiscard]] std::string svg_file(double width, double height, const std::string& title,
                                   const std::string& content);

/// How the curve of that number is drawn, as attributes.
[[nodiscard]] std::string look_of(std::size_t curve);
inline constexpr std::string_view band_look = "fill=\"#888888\" fill-opacity=\"0.22\"";
inline constexpr std::string_view mark_look = "fill=\"#d9542b\" stroke=\"#d9542b\"";

/// The axes with their names, and all that is drawn between them.
[[nodiscard]] std::string plot_in(const PlotFrame& frame, const Drawing& drawing);

}  // namespace assay
