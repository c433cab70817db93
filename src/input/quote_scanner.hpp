// What quotes mean in CSV text.
#pragma once

#include <utility>

namespace assay {

/// Follows quotes through CSV text. A quote opens a quoted cell only where a cell begins (blanks aside);
// inside, "" is a quote.
class QuoteScanner {
 public:
  explicit QuoteScanner(char delimiter) : delimiter_(delimiter) {}

  [[nodiscard]] bool in_quotes() const { return in_ == In::quotes; }

  enum class Met { nothing, opening, end_of_record, newline_in_quotes, quote_in_text, text_after_quote };

  Met step(char byte) {
    const bool blank = (byte == ' ' || byte == '\t') && byte != delimiter_;
    if (in_ == In::quotes) {
      if (byte == '"') in_ = In::after_quote;
      return byte == '\n' ? Met::newline_in_quotes : Met::nothing;
    }
    if (in_ == In::after_quote_and_return && byte != '\n') return Met::text_after_quote;
    if (byte == '\n' || byte == delimiter_) {
      in_ = In::cell_start;
      return byte == '\n' ? Met::end_of_record : Met::nothing;
    }
    if (byte == '"') return quote();
    if (in_ == In::after_quote || in_ == In::after_quote_and_blank) {
      in_ = byte == '\r' ? In::after_quote_and_return : In::after_quote_and_blank;
      return blank || byte == '\r' ? Met::nothing : Met::text_after_quote;
    }
    if (!blank) in_ = In::plain;
    return Met::nothing;
  }

 private:
  enum class In { cell_start, plain, quotes, after_quote, after_quote_and_blank, after_quote_and_return };

  Met quote() {
    if (in_ == In::plain) return Met::quote_in_text;
    if (in_ == In::after_quote_and_blank) return Met::text_after_quote;
    return std::exchange(in_, In::quotes) == In::cell_start ? Met::opening : Met::nothing;
  }

  char delimiter_;
  In in_ = In::cell_start;
};

}  // namespace assay
