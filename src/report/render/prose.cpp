// Words and working for a terminal.
#include "report/render/prose.hpp"

#include <algorithm>

#include "assay/core/text.hpp"
#include "report/render/equations.hpp"
#include "report/render/words.hpp"

namespace assay {

namespace {

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width - std::min(width, display_width(text)), ' ');
}

std::string without_blanks_behind(const std::string& text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

constexpr std::size_t usual_width = 80, widest = 100, column_gap = 2;

}  // namespace

std::size_t prose_width(std::size_t width) { return width == 0 ? usual_width : std::min(width, widest); }

std::vector<std::string> derived(const Working& working, int digits, std::size_t width) {
  std::vector<std::string> lines;
  bool apart = false;  // the one before took several lines
  for (const Derivation& one : working.derivations) {
    const std::vector<std::string> sides = sides_of(one, digits);
    const std::string name = printable(one.name);
    std::string line = name;
    for (const std::string& side : sides) line += " = " + side;
    const bool fits = display_width(line) <= width;
    if (!lines.empty() && (apart || !fits)) lines.emplace_back();
    apart = !fits;
    if (fits) {
      lines.push_back(std::move(line));
      continue;
    }
    const std::string indent(display_width(name), ' ');
    constexpr std::size_t equals = 3, least = 30;
    const std::size_t room = std::max(width - std::min(width, indent.size() + equals), least);
    for (std::size_t i = 0; i < sides.size(); ++i) {
      std::string start = (i == 0 ? name : indent) + " = ";
      for (const std::string& text : wrapped(sides[i], room)) {
        lines.push_back(start + text);
        start = indent + "   ";
      }
    }
  }
  return lines;
}

std::vector<std::string> branched(const NaturalFrequencies& crowd, bool utf8) {
  const auto pick = [&](const char* drawn, const char* plain) { return std::string(utf8 ? drawn : plain); };
  const std::string fork = pick("├── ", "|-- "), end = pick("└── ", "`-- "), bar = pick("│   ", "|   ");
  std::vector<std::string> lines;
  bool trunk_ended = false;  // the branch at depth 1 was the last
  for (const TreeLine& line : lines_of_tree(crowd)) {
    std::string text;
    if (line.depth == 2) text += trunk_ended ? "    " : bar;
    if (line.depth > 0) text += line.last ? end : fork;
    if (line.depth == 1) trunk_ended = line.last;
    lines.push_back(text + line.text);
  }
  return lines;
}

namespace {

std::size_t term_width_of(const Text& text) {
  std::size_t width = 0;
  for (const Text::Row& row : text.rows) width = std::max(width, display_width(row.term));
  return width;
}

}  // namespace

std::vector<std::string> paragraphs_of(const Text& text, int digits, std::size_t width) {
  std::vector<std::string> lines;
  for (const Text::Row& row : text.rows)
    for (std::string& line : wrapped(paragraph_text(row, digits), width)) lines.push_back(std::move(line));
  return lines;
}

std::vector<std::string> entries_of(const Text& text, int digits, std::size_t width) {
  const std::size_t term_width = term_width_of(text);
  std::vector<std::string> lines;
  for (const Text::Row& row : text.rows) {
    const std::string line =
        padded(row.term, term_width) + std::string(column_gap, ' ') + row.texts[0].text(digits);
    lines.push_back(width == 0 ? line : shortened(line, width));
  }
  return lines;
}

std::vector<std::string> columns_of(const Text& text, int digits, std::size_t width) {
  const std::size_t term_width = term_width_of(text);
  const std::size_t columns = text.columns.size();
  const std::size_t taken = term_width + column_gap * columns;
  const std::size_t column_width = std::max<std::size_t>(12, (width - std::min(width, taken)) / columns);
  std::vector<std::string> lines;
  const auto add = [&](const std::string& term, const std::vector<std::string>& texts, bool whole) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (const std::string& cell : texts) {
      cells.push_back(whole ? std::vector{cell} : wrapped(cell, column_width));
      height = std::max(height, cells.back().size());
    }
    for (std::size_t i = 0; i < height; ++i) {
      std::string line = padded(i == 0 ? term : "", term_width);
      for (const auto& cell : cells)
        line += std::string(column_gap, ' ') + padded(i < cell.size() ? cell[i] : "", column_width);
      lines.push_back(without_blanks_behind(line));
    }
  };
  if (columns > 1) add("", text.columns, false);
  for (const Text::Row& row : text.rows) {
    if (says_nothing(row)) continue;
    if (columns > 1) lines.emplace_back();
    add(row.term, texts_of(row, digits), row.is_command);
  }
  return lines;
}

}  // namespace assay
