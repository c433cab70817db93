// A CSV file with one more column.
#include "assay/input/added_column.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"
#include "input/format.hpp"
#include "input/quote_scanner.hpp"

namespace assay {

namespace {

std::string text_of_csv(const std::string& path) {
  const Bytes bytes = inflated(open_bytes(path));
  const auto refuse = [&](const std::string& what) {
    throw data_error(bytes.name + " is " + what + ": a column is added to CSV files only",
                     "write the rows to a CSV file first");
  };
  if (!bytes.size) refuse("empty, compressed or a pipe");
  std::string text;
  text.reserve(*bytes.size);
  std::array<char, 1 << 16> buffer{};
  while (const std::size_t count = bytes.read(buffer)) text.append(buffer.data(), count);
  const RowFormat& format = format_of_file(path, text);
  if (&format != &row_formats().front()) refuse(std::string(format.name));
  return text;
}

bool is_blank(std::string_view record) { return record.find_first_not_of(" \t\r") == std::string_view::npos; }

// Copies the records of a file, those that have a new cell with it.
class Rewriting {
 public:
  Rewriting(const Dialect& dialect, std::span<const std::size_t> lines,
            const std::function<std::string(std::size_t row)>& cell)
      : delimiter_(dialect.delimiter), lines_(lines), cell_(cell) {}

  [[nodiscard]] std::string rewritten(std::string_view text, std::string header) {
    header_ = std::move(header);
    result_.reserve(text.size() + lines_.size() * likely_bytes);
    QuoteScanner scanner(delimiter_);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const QuoteScanner::Met met = scanner.step(text[i]);
      if (text[i] == '\n') ++line_;
      if (met != QuoteScanner::Met::end_of_record) continue;
      copy(text.substr(begin, i - begin));
      result_ += '\n';
      first_line_ = line_;
      begin = i + 1;
    }
    if (begin < text.size()) copy(text.substr(begin));
    return std::move(result_);
  }

  /// All rows were where they were said to be.
  [[nodiscard]] bool complete() const { return row_ == lines_.size(); }

 private:
  static constexpr std::size_t likely_bytes = 20;  // of a new cell

  void copy(std::string_view record) {
    if (!header_.empty() && !is_blank(record)) {
      put(record, std::exchange(header_, ""));
    } else if (!complete() && lines_[row_] == first_line_) {
      put(record, cell_(row_++));
    } else {
      result_ += record;
    }
  }

  void put(std::string_view record, const std::string& cell) {
    const bool returns = record.ends_with('\r');
    result_ += record.substr(0, record.size() - (returns ? 1 : 0));
    result_ += delimiter_;
    result_ += cell;
    if (returns) result_ += '\r';
  }

  char delimiter_;
  std::span<const std::size_t> lines_;
  const std::function<std::string(std::size_t row)>& cell_;
  std::string header_;  // that is still to be put
  std::size_t line_ = 1, first_line_ = 1, row_ = 0;
  std::string result_;
};

}  // namespace

std::string with_added_column(const std::string& path, const Dialect& dialect, const std::string& name,
                              std::span<const std::size_t> lines,
                              const std::function<std::string(std::size_t row)>& cell) {
  Rewriting rewriting(dialect, lines, cell);
  std::string text = rewriting.rewritten(text_of_csv(path), dialect.header ? name : "");
  if (!rewriting.complete())
    throw io_error(in_quotes(path) + " was changed while it was read",
                   "run the command again when nothing writes to the file");
  return text;
}

}  // namespace assay
