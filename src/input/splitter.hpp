// The one place that includes the CSV package: lines of a block, and cells of a line.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "assay/input/rows.hpp"
#include "input/block.hpp"

namespace io {
class LineReader;
}

namespace assay {

/// The lines of a block of CSV, one after the other, each cut into cells.
class Splitter {
 public:
  Splitter(const Block& block, const Dialect& dialect, std::span<const std::string> header);
  ~Splitter();

  /// Moves to the next line that is not blank; false at the end.
  [[nodiscard]] bool next_line();

  /// Cuts the line at delimiters and stores the first cells.size() cells, trimmed and unquoted; once a line.
  /// How many there are in all, which may be more.
  [[nodiscard]] std::size_t split(std::span<std::string_view> cells);

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
  bool quoted_;
  char* text_ = nullptr;
  std::uint32_t line_ = 0;
  std::uint32_t next_line_ = 0;
};

}  // namespace assay
