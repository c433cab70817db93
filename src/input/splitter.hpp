// The one place that includes the CSV package: lines of a block, and cells of a line.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assay/input/rows.hpp"
#include "input/row_reader.hpp"

namespace io {
class LineReader;
}

namespace assay {

/// The lines of a block of CSV, one after the other, each cut into cells.
class Splitter {
 public:
  Splitter(const Block& block, const RowRules& rules);
  ~Splitter();

  /// Moves to the next line that is not blank; false at the end.
  [[nodiscard]] bool next_line();

  /// Cuts the line at delimiters and stores the first cells.size() cells, trimmed and unquoted; once a line.
  /// False when there are more or fewer.
  [[nodiscard]] bool split(std::span<std::string_view> cells) {
    found_ = cut(cells);
    expected_ = cells.size();
    return found_ == expected_;
  }
  /// The same; how many there are in all.
  [[nodiscard]] std::size_t cut(std::span<std::string_view> cells);
  /// What is wrong with a line that split() refused.
  [[nodiscard]] BadPlace bad() const;

  /// Lines of the block before this one, those inside quoted cells counted too.
  [[nodiscard]] std::uint32_t line() const { return line_; }
  /// Lines of the block, after the last next_line().
  [[nodiscard]] std::uint32_t lines() const { return next_line_; }
  /// Records of the block, after the last next_line(), blank lines counted too.
  [[nodiscard]] std::size_t records() const;
  /// The first byte of the line.
  [[nodiscard]] const char* begin() const { return text_; }

 private:
  using Cut = std::size_t (*)(char* line, std::span<std::string_view> cells);

  std::unique_ptr<io::LineReader> reader_;
  Cut cut_;
  const char* blanks_;
  bool quoted_;
  std::uint32_t block_;
  std::size_t found_ = 0, expected_ = 0;  // cells of the line
  char* text_ = nullptr;
  std::uint32_t line_ = 0;
  std::uint32_t next_line_ = 0;
};

}  // namespace assay
