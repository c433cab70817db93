// Lines of a block and cells of a line, by fast-cpp-csv-parser.
#include "input/splitter.hpp"

#include <limits>  // csv.h uses it without including it

#define CSV_IO_NO_THREAD  // its reading thread is not wanted: blocks are in memory
#include <csv.h>

#include <algorithm>
#include <cstring>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/csv.hpp"

namespace assay {

namespace {

// Serves a block to io::LineReader.
class Memory : public io::ByteSourceBase {
 public:
  explicit Memory(std::string_view bytes) : bytes_(bytes) {}
  int read(char* buffer, int size) override {
    const std::size_t served = std::min(bytes_.size(), static_cast<std::size_t>(size));
    std::memcpy(buffer, bytes_.data(), served);
    bytes_.remove_prefix(served);
    return static_cast<int>(served);
  }

 private:
  std::string_view bytes_;
};

// A quote policy for blocks without quotes, which finds the end of a cell many bytes at a time.
template <char delimiter>
struct NoQuotes : io::no_quote_escape<delimiter> {
  static const char* find_next_column_end(const char* cell) {
    for (int i = 0; i < 2; ++i, ++cell)  // many cells hold one character only
      if (*cell == delimiter || *cell == '\0') return cell;
    return ::strchrnul(cell, delimiter);
  }
};

template <class Trim, class Quotes>
std::size_t cut_line(char* line, std::span<std::string_view> cells) {
  std::size_t count = 0;
  while (line != nullptr) {
    char* begin = nullptr;
    char* end = nullptr;
    io::detail::chop_next_column<Quotes>(line, begin, end);
    if (count < cells.size()) {
      const bool may_need_trimming = begin != end && (*begin <= ' ' || end[-1] <= ' ');
      if (may_need_trimming) Trim::trim(begin, end);
      Quotes::unescape(begin, end);
      cells[count] = {begin, end};
    }
    ++count;
  }
  return count;
}

// Runs of blanks are one delimiter, and those at the edges none.
template <class Quotes>
std::size_t cut_blanks(char* line, std::span<std::string_view> cells) {
  const auto skip_blanks = [](char* at) { return at == nullptr ? at : at + std::strspn(at, " \t\r"); };
  std::size_t count = 0;
  for (line = skip_blanks(line); line != nullptr && *line != '\0'; line = skip_blanks(line), ++count) {
    char* begin = nullptr;
    char* end = nullptr;
    io::detail::chop_next_column<Quotes>(line, begin, end);
    while (end != begin && (end[-1] == '\r' || end[-1] == '\t')) --end;
    Quotes::unescape(begin, end);
    if (count < cells.size()) cells[count] = {begin, end};
  }
  return count;
}

// A delimiter is no blank to trim.
template <char delimiter>
using Blanks = std::conditional_t<delimiter == '\t', io::trim_chars<' '>, io::trim_chars<' ', '\t'>>;

using Cut = std::size_t (*)(char* line, std::span<std::string_view> cells);

template <char delimiter>
Cut cut_at(bool quoted) {
  return quoted ? cut_line<Blanks<delimiter>, io::double_quote_escape<delimiter, '"'>>
                : cut_line<Blanks<delimiter>, NoQuotes<delimiter>>;
}

// The package knows delimiters when it is compiled, users when they run it.
Cut cut_for(char delimiter, bool quoted) {
  switch (delimiter) {
    case ',':
      return cut_at<','>(quoted);
    case ';':
      return cut_at<';'>(quoted);
    case '\t':
      return cut_at<'\t'>(quoted);
    case '|':
      return cut_at<'|'>(quoted);
    case ':':
      return cut_at<':'>(quoted);
    case ' ':
      return quoted ? cut_blanks<io::double_quote_escape<' ', '"'>> : cut_blanks<NoQuotes<' '>>;
    default:
      throw usage_error("no delimiter " + in_quotes(std::string_view(&delimiter, 1)),
                        "choose one of , ; | : tab space");
  }
}

// Blanks alone; of a table of tabs, these hold cells.
bool is_blank(const char* line, const char* blanks) {
  return *line <= ' ' && line[std::strspn(line, blanks)] == '\0';
}

void restore_placeholders(std::string_view cell) {
  char* const begin = const_cast<char*>(cell.data());  // NOLINT: the reader's own buffer
  std::replace(begin, begin + cell.size(), quoted_newline, '\n');
  std::replace(begin, begin + cell.size(), literal_quote, '"');
}

}  // namespace

Splitter::Splitter(const Block& block, const RowRules& rules)
    : reader_(std::make_unique<io::LineReader>(
          "", std::make_unique<Memory>(std::string_view(block.bytes.data(), block.size)))),
      cut_(cut_for(rules.dialect.delimiter, block.quoted)),
      blanks_(rules.dialect.delimiter == '\t' ? " \r" : " \t\r"),
      quoted_(block.quoted),
      block_(block.index) {
  // The block's own first newline: with it, no record stands where the package would take a byte-order mark
  // away.
  static_cast<void>(reader_->next_line());
}

Splitter::~Splitter() = default;

std::size_t Splitter::records() const { return reader_->get_file_line() - 1; }

bool Splitter::next_line() {
  do {
    text_ = reader_->next_line();
    if (text_ == nullptr) return false;
    line_ = next_line_++;
    if (quoted_)
      next_line_ += static_cast<std::uint32_t>(std::count(text_, text_ + std::strlen(text_), quoted_newline));
  } while (is_blank(text_, blanks_));
  return true;
}

std::size_t Splitter::cut(std::span<std::string_view> cells) {
  const std::size_t count = cut_(text_, cells);
  if (quoted_) std::for_each_n(cells.begin(), std::min(count, cells.size()), restore_placeholders);
  return count;
}

BadPlace Splitter::bad() const {
  return {.place = {block_, line_},
          .what = std::to_string(found_) + (found_ == 1 ? " cell" : " cells") + " where the header has " +
                  std::to_string(expected_),
          .hint = found_ > expected_ ? "quote cells that hold the delimiter"
                                     : "is the row cut short, or the delimiter another?"};
}

}  // namespace assay
