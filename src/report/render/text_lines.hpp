// Lines of text for people, as they are gathered.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assay/report/render.hpp"
#include "report/render/grid.hpp"

namespace assay {

/// Gathers lines that are safe to print, in the style's characters and colours. A colour is "1" bold, "2"
/// faint, "31" to "33" red, green and yellow; none where it is empty or the style has no colours.
class TextLines {
 public:
  explicit TextLines(const Style& style) : style_(style) {}

  void line(const std::string& text, std::string_view color = "");
  void lines(const std::vector<std::string>& texts);
  void blank() { lines_.push_back({"", ""}); }
  /// In lines that a terminal has room for; in one where it is none.
  void prose(const std::string& text, std::string_view color = "");
  /// In blocks where it is wider than the terminal. Long labels are cut: the whole of them is in JSON.
  void grid(const Grid& grid);
  /// The same; where it is too wide, without its last column.
  void grid_without_last(const Grid& grid);

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  /// Of the lines from `first` on, the widest.
  [[nodiscard]] std::size_t width_from(std::size_t first) const;
  /// Writes texts beside the lines from `first` on, in a column `at`; what is left over goes below.
  void beside(std::size_t first, std::size_t at, const std::vector<std::string>& texts);
  void drop_last() { lines_.pop_back(); }

  [[nodiscard]] std::string safe(const std::string& text) const;
  [[nodiscard]] std::string text() const;

 private:
  struct Line {
    std::string text;
    std::string_view color;
  };

  [[nodiscard]] Grid as_shown(const Grid& grid) const;
  void blocks(const Grid& shown);

  const Style& style_;
  std::vector<Line> lines_;
};

}  // namespace assay
