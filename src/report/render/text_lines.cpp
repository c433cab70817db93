// Lines of text for people, as they are gathered.
#include "report/render/text_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "assay/core/text.hpp"
#include "report/render/prose.hpp"
#include "report/render/words.hpp"

namespace assay {

void TextLines::line(const std::string& text, std::string_view color) {
  lines_.push_back({safe(text), style_.color ? color : ""});
}

void TextLines::lines(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) line(text);
}

void TextLines::prose(const std::string& text, std::string_view color) {
  if (style_.width == 0) return line(text, color);
  for (const std::string& part : wrapped(text, prose_width(style_.width))) line(part, color);
}

void TextLines::grid(const Grid& grid) { blocks(as_shown(grid)); }

void TextLines::grid_without_last(const Grid& grid) {
  Grid shown = as_shown(grid);
  const auto lines = blocks_of(shown, 0)[0];
  const bool fits = style_.width == 0 || std::all_of(lines.begin(), lines.end(), [&](const std::string& one) {
                      return display_width(one) <= style_.width;
                    });
  if (!fits) {
    shown.heading.pop_back();
    shown.aligns.pop_back();
    for (std::vector<std::string>& row : shown.rows) row.pop_back();
  }
  blocks(shown);
}

std::size_t TextLines::width_from(std::size_t first) const {
  std::size_t width = 0;
  for (std::size_t i = first; i < lines_.size(); ++i) width = std::max(width, display_width(lines_[i].text));
  return width;
}

void TextLines::beside(std::size_t first, std::size_t at, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    if (first == lines_.size()) blank();
    std::string& row = lines_[first++].text;
    row += std::string(at - std::min(at, display_width(row)), ' ') + safe(text);
  }
}

std::string TextLines::safe(const std::string& text) const {
  return style_.utf8 ? printable(text) : ascii(text);
}

std::string TextLines::text() const {
  std::string text;
  for (const auto& [content, color] : lines_)
    text += color.empty() ? content + '\n' : fmt::format("\x1b[{}m{}\x1b[0m\n", color, content);
  return text;
}

Grid TextLines::as_shown(const Grid& grid) const {
  constexpr std::size_t longest_label = 40;
  const auto label = [&](const std::string& cell) { return shortened(safe(cell), longest_label); };
  Grid shown = grid;
  for (std::string& cell : shown.heading) cell = label(cell);
  for (std::vector<std::string>& row : shown.rows) {
    for (std::string& cell : row) cell = safe(cell);
    if (!row.empty()) row[0] = label(row[0]);
  }
  return shown;
}

void TextLines::blocks(const Grid& shown) {
  bool first = true;
  for (const std::vector<std::string>& block : blocks_of(shown, style_.width)) {
    if (!std::exchange(first, false)) blank();
    const std::size_t headings = shown.heading.empty() ? 0 : 1;
    for (std::size_t i = 0; i < block.size(); ++i) {
      const bool colored = i >= headings && i - headings < shown.colors.size();
      line(block[i], i < headings ? "1" : colored ? shown.colors[i - headings] : "");
    }
  }
}

}  // namespace assay
