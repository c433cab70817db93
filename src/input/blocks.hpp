// The bytes of an input, in blocks of whole records.
#pragma once

#include <mutex>
#include <optional>
#include <span>

#include "assay/input/bytes.hpp"
#include "input/format.hpp"

namespace assay {

/// Every block but the last is filled, so that blocks depend on the bytes alone and not on how a pipe
/// delivered them.
class Blocks {
 public:
  static constexpr std::size_t usual_size = std::size_t{256} << 10;  // two copies fit in a core's cache

  /// Blocks have `size` bytes at least: any number above 3, a byte-order mark, will do.
  Blocks(Bytes bytes, const RowFormat& format, const Dialect& dialect, std::size_t size = usual_size);

  /// The next block; false at the end, and after a failure. Safe to call from several threads.
  [[nodiscard]] bool next(Block& block);

  /// Has later blocks larger, for readers to whom a block costs more than its rows do.
  void enlarge();

  [[nodiscard]] const Bytes& bytes() const { return bytes_; }
  /// All blocks have been handed out. Not to be asked while others call next().
  [[nodiscard]] bool at_end() const { return at_end_ && carried_.empty(); }
  /// The file may grow, and its last line had no end yet: it was left out. To be asked after that.
  [[nodiscard]] bool unfinished() const { return unfinished_; }

 private:
  void fill(Block& block, std::size_t capacity);
  std::size_t read_into(std::span<char> buffer);
  static void drop_last_line(Block& block);
  void break_off(Block& block);
  void end_broken(Block& block);
  static void skip_byte_order_mark(Block& block);
  bool cut(Block& block);

  Bytes bytes_;
  const RowFormat& format_;
  Dialect dialect_;
  std::mutex mutex_;
  std::vector<char> carried_;  // the beginning of a record that the last block could not complete
  std::uint32_t blocks_ = 0;
  std::size_t block_size_;
  bool at_end_ = false, unfinished_ = false;
  std::optional<BadPlace> broken_;  // the bytes cannot be read on
};

}  // namespace assay
