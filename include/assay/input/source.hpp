// Bytes from a file or pipe, in blocks of whole records.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "assay/tally/record.hpp"

namespace assay {

/// A newline inside quotes, and a quote that is not at the edge of a cell, as the CSV package gets to see
/// them.
inline constexpr char quoted_newline = '\x1E';
inline constexpr char literal_quote = '\x1F';

/// What is wrong at a place of the input. Lines and columns are counted when all earlier blocks have been
/// read.
struct BadPlace {
  RowPlace place;
  std::size_t column = 0;  // 1-based byte within the line; 0 when the whole line is meant
  std::string what;
  std::string hint;
};

/// Whole records: every line ends with '\n', and so does the byte before the first.
struct Block {
  std::uint32_t index = 0;
  std::vector<char> bytes;  // bytes[0] is a '\n' of our own; then the records
  std::size_t size = 0;     // of bytes in use
  bool quoted = false;      // some cell may be quoted; placeholders stand in for newlines inside quotes
  std::optional<BadPlace> failure;  // the input cannot be read on from here
};

/// A file, or standard input for "-". Reads with read(2), which a file cut short while it is read cannot
/// crash; every block but the last is filled, so that blocks depend on the bytes alone and not on how a pipe
/// delivered them.
class Source {
 public:
  /// Throws an i/o error when the file cannot be opened.
  Source(const std::string& path, char delimiter);
  ~Source();
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  /// The next block; false at the end, and after a failure. Safe to call from several threads.
  [[nodiscard]] bool next(Block& block);

  /// Has later blocks larger, for readers to whom a block costs more than its rows do.
  void enlarge_blocks();

  /// For messages: the path, or <stdin>; printable.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// In bytes, when it is known.
  [[nodiscard]] std::optional<std::size_t> size() const { return size_; }

 private:
  void fill(Block& block, std::size_t capacity);
  void refuse_foreign_formats(Block& block) const;
  bool cut(Block& block);
  bool cut_plain(Block& block);
  bool cut_quoted(Block& block);
  void refuse_endless(Block& block, std::size_t begin, bool in_quotes, std::size_t opened) const;
  void carry_from(Block& block, std::size_t offset);

  std::string name_;
  char delimiter_;
  int descriptor_;
  std::optional<std::size_t> size_;
  std::mutex mutex_;
  std::vector<char> carried_;  // the beginning of a record that the last block could not complete
  std::uint32_t blocks_ = 0;
  std::size_t block_size_;
  bool at_end_ = false;
};

}  // namespace assay
