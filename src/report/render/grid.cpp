// Rows of cells, aligned as text.
#include "report/render/grid.hpp"

#include <algorithm>

#include "assay/core/text.hpp"

namespace assay {

namespace {

using Row = std::vector<std::string>;

constexpr std::size_t gap = 2;

std::vector<std::size_t> widths_of(const Grid& grid) {
  std::vector<std::size_t> widths(grid.aligns.size());
  const auto widen = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  };
  widen(grid.heading);
  for (const Row& row : grid.rows) widen(row);
  return widths;
}

std::string padded(const std::string& text, std::size_t width, Align align) {
  const std::string blanks(width - std::min(width, display_width(text)), ' ');
  return align == Align::left ? text + blanks : blanks + text;
}

std::vector<std::string> lines_of(const Grid& grid, const std::vector<std::size_t>& widths, std::size_t begin,
                                  std::size_t end) {
  const auto line_of = [&](const Row& row) {
    std::string text = padded(row.empty() ? "" : row[0], widths[0], grid.aligns[0]);
    for (std::size_t i = begin; i < end; ++i)
      text += std::string(gap, ' ') + padded(i < row.size() ? row[i] : "", widths[i], grid.aligns[i]);
    return text.substr(0, text.find_last_not_of(' ') + 1);
  };
  std::vector<std::string> lines;
  if (!grid.heading.empty()) lines.push_back(line_of(grid.heading));
  for (const Row& row : grid.rows) lines.push_back(line_of(row));
  return lines;
}

}  // namespace

std::vector<std::vector<std::string>> blocks_of(const Grid& grid, std::size_t width) {
  const std::vector<std::size_t> widths = widths_of(grid);
  std::vector<std::vector<std::string>> blocks;
  std::size_t begin = 1;
  do {
    std::size_t taken = widths[0];
    std::size_t end = begin;
    for (; end < widths.size(); ++end) {
      taken += gap + widths[end];
      const bool last_is_prose = end + 1 == widths.size() && grid.aligns[end] == Align::left;
      if (width > 0 && taken > width && end > begin && !last_is_prose) break;
    }
    blocks.push_back(lines_of(grid, widths, begin, end));
    begin = end;
  } while (begin < widths.size());
  return blocks;
}

}  // namespace assay
