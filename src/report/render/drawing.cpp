// A drawing for a terminal.
#include "report/render/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "assay/core/text.hpp"

namespace assay {

namespace {

constexpr std::size_t usual_columns = 50, least_columns = 12, rows = 17;  // odd: one is in the middle
constexpr std::size_t left_margin = 4;                                    // for "0.5 "

// The unit square in dots. Where several lines pass through one, their marks take turns from dot to dot, so
// that none hides another; what guessing would draw stands behind all of them.
class Canvas {
 public:
  Canvas(std::size_t width, std::size_t height) : width_(width), height_(height), marks_(width * height) {}

  [[nodiscard]] char at(std::size_t x, std::size_t y) const {
    const std::string& marks = marks_[y * width_ + x];
    return marks.empty() ? ' ' : marks[(x + y) % marks.size()];
  }

  void draw(const Line& line, char mark) {
    each_dot(line, [&](std::string& marks, int) {
      if (marks == ".") marks.clear();
      if (marks.find(mark) == std::string::npos) marks += mark;
    });
  }

  // Of the dots that it passes through, one in so many is marked.
  void draw_dotted(const Line& line, int one_in) {
    each_dot(line, [&](std::string& marks, int step) {
      if (step % one_in == 0) marks = ".";
    });
  }

  void mark_at(double x, double y, char mark) {
    const auto [column, row] = dot(x, y);
    marks_[static_cast<std::size_t>(row) * width_ + static_cast<std::size_t>(column)] = mark;
  }

 private:
  template <class Mark>
  void each_dot(const Line& line, Mark mark) {
    for (std::size_t i = 0; i < line.x.size(); ++i) {
      const auto [x, y] = dot(line.x[i], line.y[i]);
      const auto [from_x, from_y] = i == 0 ? std::pair(x, y) : dot(line.x[i - 1], line.y[i - 1]);
      const int steps = std::max({std::abs(x - from_x), std::abs(y - from_y), 1});
      for (int step = 0; step <= steps; ++step)
        mark(marks_[static_cast<std::size_t>(from_y + (y - from_y) * step / steps) * width_ +
                    static_cast<std::size_t>(from_x + (x - from_x) * step / steps)],
             step);
    }
  }

  [[nodiscard]] std::pair<int, int> dot(double x, double y) const {
    return {static_cast<int>(std::lround(x * static_cast<double>(width_ - 1))),
            static_cast<int>(std::lround((1 - y) * static_cast<double>(height_ - 1)))};
  }

  std::size_t width_, height_;
  std::vector<std::string> marks_;  // of the lines that pass through each dot
};

constexpr std::size_t dots_across = 2, dots_down = 4;  // of a braille character

// U+2800 and a bit for each raised dot.
std::string braille(const Canvas& canvas, std::size_t column, std::size_t row) {
  constexpr std::array<std::array<unsigned, dots_across>, dots_down> bits{
      {{1, 8}, {2, 16}, {4, 32}, {64, 128}}};
  unsigned raised = 0;
  for (std::size_t y = 0; y < dots_down; ++y)
    for (std::size_t x = 0; x < dots_across; ++x)
      if (canvas.at(column * dots_across + x, row * dots_down + y) != ' ') raised |= bits[y][x];
  if (raised == 0) return " ";
  return {'\xE2', static_cast<char>(0xA0 | (raised >> 6)), static_cast<char>(0x80 | (raised & 0x3F))};
}

char letter(std::size_t curve) { return static_cast<char>('a' + curve); }

constexpr char point = 'o';

// In characters, over what is drawn in dots.
Canvas points_of(const Drawing& drawing, std::size_t columns) {
  Canvas points(columns, rows);
  for (std::size_t i = 0; i < drawing.marks.x.size(); ++i)
    points.mark_at(drawing.marks.x[i], drawing.marks.y[i], point);
  return points;
}

// The rows inside the frame.
std::vector<std::string> inside(const Drawing& drawing, std::size_t columns, bool in_braille) {
  const std::size_t across = in_braille ? dots_across : 1, down = in_braille ? dots_down : 1;
  Canvas canvas(columns * across, rows * down);
  if (drawing.chance) canvas.draw_dotted(*drawing.chance, in_braille ? 3 : 2);
  for (std::size_t i = 0; i < drawing.lines.size(); ++i)
    canvas.draw(drawing.lines[i], drawing.lines.size() == 1 ? '*' : letter(i));
  const Canvas points = points_of(drawing, columns);
  std::vector<std::string> lines(rows);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      const char over = points.at(column, row);
      lines[row] += in_braille && over == ' ' ? braille(canvas, column, row)
                                              : std::string(1, over == ' ' ? canvas.at(column, row) : over);
    }
  return lines;
}

// The histogram as a line of bars: the highest fills it.
std::string bars_of(const Drawing& drawing, std::size_t columns, bool utf8) {
  constexpr std::array<std::string_view, 9> blocks{" ",      "\u2581", "\u2582", "\u2583", "\u2584",
                                                   "\u2585", "\u2586", "\u2587", "\u2588"};
  constexpr std::string_view ascii_blocks = " .:-=+*%#";
  double highest = 0;
  for (const Bar& bar : drawing.histogram) highest = std::max(highest, bar.share);
  std::string line;
  for (std::size_t column = 0; column < columns; ++column) {
    const double x = (static_cast<double>(column) + 0.5) / static_cast<double>(columns);
    double share = 0;
    for (const Bar& bar : drawing.histogram)
      if (x > bar.from && x <= bar.to) share = bar.share;
    const auto level = static_cast<std::size_t>(std::ceil(8 * share / highest));
    line += utf8 ? blocks.at(level) : ascii_blocks.substr(level, 1);
  }
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

std::string tick_of(std::size_t row) {
  return row == 0 ? "1.0 " : row == rows / 2 ? "0.5 " : row == rows - 1 ? "0.0 " : "    ";
}

std::string centred(const std::string& text, std::size_t width) {
  return std::string(text.size() < width ? (width - text.size()) / 2 : 0, ' ') + text;
}

std::string spoken_name(const Line& line) {
  return line.name.empty() || line.name == "chance" ? "by chance" : line.name;
}

// Names are cut so that what the curves come to has room beside them.
std::vector<std::string> explained(const Drawing& drawing, bool in_braille, std::size_t room,
                                   const Style& style) {
  std::vector<std::string> lines;
  if (drawing.lines.size() > 1)
    for (std::size_t i = 0; i < drawing.lines.size(); ++i) {
      const std::string& name = drawing.lines[i].name;
      const std::string legend = drawing.lines[i].legend.text(style.digits);
      const std::size_t left = room - std::min(room, display_width(legend) + 5);
      lines.push_back(fmt::format("{}  {}  {}", letter(i),
                                  shortened(style.utf8 ? printable(name) : ascii(name),
                                            std::clamp(left, std::size_t{8}, std::size_t{40})),
                                  legend));
    }
  if (!drawing.marks.x.empty()) {
    lines.push_back(fmt::format("{}  {}", in_braille ? "line" : "*", drawing.lines[0].name));
    lines.push_back(
        fmt::format("{}  {}: {}", point, drawing.marks.name, drawing.marks.legend.text(style.digits)));
  }
  if (drawing.chance)
    lines.push_back(fmt::format("{}  {}: {}", in_braille ? "dotted" : ".", spoken_name(*drawing.chance),
                                drawing.chance->legend.text(style.digits)));
  return lines;
}

}  // namespace

std::vector<std::string> drawn(const Drawing& drawing, std::size_t width, const Style& style) {
  const bool in_braille = style.utf8 && drawing.lines.size() == 1;
  const std::size_t room =
      width == 0 ? usual_columns : std::max(width, left_margin + 1 + least_columns) - left_margin - 1;
  const std::size_t columns = std::min(usual_columns, room);
  std::vector<std::string> lines{std::string(left_margin, ' ') + drawing.y_label};
  const std::vector<std::string> content = inside(drawing, columns, in_braille);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string line = tick_of(row) + "|" + content[row];
    lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
  }
  lines.push_back(std::string(left_margin, ' ') + "+" + std::string(columns, '-'));
  const std::size_t gap = (columns - 8) / 2;
  lines.push_back(std::string(left_margin + 1, ' ') + "0.0" + std::string(gap - 1, ' ') + "0.5" +
                  std::string(columns - 8 - gap, ' ') + "1.0");
  if (!drawing.histogram.empty())
    lines.push_back(std::string(left_margin + 1, ' ') + bars_of(drawing, columns, style.utf8));
  lines.push_back(std::string(left_margin + 1, ' ') + centred(drawing.x_label, columns));
  for (std::string& line : explained(drawing, in_braille, width == 0 ? 200 : room, style))
    lines.push_back(std::string(left_margin + 1, ' ') + std::move(line));
  if (width > 0)
    for (std::string& line : lines) line = shortened(line, room + left_margin + 1);
  return lines;
}

std::string bar(double share, bool utf8) {
  constexpr double longest = 30;
  const double length = std::clamp(share, 0.0, 1.0) * longest;
  if (!utf8) return std::string(static_cast<std::size_t>(std::lround(length)), '#');
  const auto eighths = static_cast<std::size_t>(std::lround(length * 8));
  constexpr std::array<std::string_view, 8> parts{"",       "\u258f", "\u258e", "\u258d",
                                                  "\u258c", "\u258b", "\u258a", "\u2589"};
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "\u2588";
  return text.append(parts[eighths % 8]);
}

}  // namespace assay
