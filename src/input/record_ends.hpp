// Where the records of a file end.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "input/plain_file.hpp"
#include "input/quote_scanner.hpp"

namespace assay {

/// The rows of a file: where they begin and end, and whether quotes may hold newlines.
struct RowBytes {
  const PlainFile& file;
  std::uint64_t begin, end;
  bool quotes;
  char delimiter;
};

/// Finds ends of records from the first row on. With quotes all bytes are looked at, but those of plain text
/// many at a time; without them only those that are asked for.
class RecordEnds {
 public:
  explicit RecordEnds(const RowBytes& rows);

  /// Where the first record ends that ends at `offset` or behind it, or the rows do. Offsets must rise.
  /// Throws a data error where quotes are wrong before that.
  [[nodiscard]] std::uint64_t at_or_after(std::uint64_t offset);

 private:
  void load();
  void skip_plain(std::uint64_t offset);
  void follow_quotes();
  void meet(QuoteScanner::Met met);
  [[nodiscard]] std::string_view rest() const { return chunk_.substr(at_ - chunk_begin_); }
  [[nodiscard]] std::uint64_t chunk_end() const { return chunk_begin_ + chunk_.size(); }

  RowBytes rows_;
  std::vector<char> buffer_;
  std::string_view chunk_;
  std::uint64_t chunk_begin_ = 0;
  std::uint64_t next_quote_ = 0;  // of the chunk, or its end
  std::uint64_t at_;              // the byte that is looked at next
  std::uint64_t opened_ = 0;      // the last quote that was
  bool at_record_ = true;         // a record begins there
  QuoteScanner scanner_;          // of the bytes before
};

}  // namespace assay
