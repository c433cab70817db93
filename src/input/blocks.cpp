// The bytes of an input, in blocks of whole records.
#include "input/blocks.hpp"

#include <algorithm>
#include <utility>

#include "assay/core/error.hpp"

namespace assay {

namespace {

constexpr std::size_t enlarged_block = std::size_t{2} << 20;

bool is_blank(const Block& block, std::size_t end) {
  return std::string_view(block.bytes.data(), end).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

LineEnds line_ends(const Block& block) {
  if (block.size == 1) return {};
  const std::string_view records(block.bytes.data() + 1, block.size - 1 - (block.completed ? 1 : 0));
  constexpr auto none = std::string_view::npos;
  if (records.find('\r') == none) return {.lf = records.find('\n') != none};
  LineEnds ends;
  for (std::size_t at = records.find('\n'); at != none && !ends.mixed(); at = records.find('\n', at + 1))
    (at > 0 && records[at - 1] == '\r' ? ends.crlf : ends.lf) = true;
  return ends;
}

Blocks::Blocks(Bytes bytes, const RowFormat& format, const Dialect& dialect, std::size_t size)
    : bytes_(std::move(bytes)), format_(format), dialect_(dialect), block_size_(size) {}

void Blocks::enlarge() { block_size_ = enlarged_block; }

bool Blocks::next(Block& block) {
  const std::lock_guard lock(mutex_);
  block.index = blocks_;
  block.quoted = block.completed = false;
  block.failure.reset();
  std::size_t capacity = std::max(block_size_, std::min(2 * carried_.size(), longest_record));
  block.bytes.resize(std::max(block.bytes.size(), 1 + capacity));
  block.bytes[0] = '\n';
  std::copy(carried_.begin(), carried_.end(), block.bytes.begin() + 1);
  block.size = 1 + carried_.size();
  carried_.clear();
  fill(block, capacity);
  if (blocks_ == 0) skip_byte_order_mark(block);
  while (block.size > 1 && !block.failure && !cut(block)) {
    if (broken_) break;
    capacity = std::min(2 * capacity, longest_record);
    block.bytes.resize(std::max(block.bytes.size(), 1 + capacity));
    fill(block, capacity);
  }
  if (broken_) end_broken(block);
  if (block.failure) {
    at_end_ = true;
    carried_.clear();
  }
  if (block.size == 1) return block.failure.has_value();
  ++blocks_;
  return true;
}

// Reads until the block has `capacity` bytes or the input ends; the last line gets the newline that it may
// lack, unless the file grows. The capacity, unlike the buffer, does not depend on what a thread read before:
// blocks are the same for any threads.
void Blocks::fill(Block& block, std::size_t capacity) {
  while (!at_end_ && block.size <= capacity) {
    const std::size_t got = read_into(std::span(block.bytes).subspan(block.size, 1 + capacity - block.size));
    at_end_ = got == 0;
    block.size += got;
  }
  if (broken_) return break_off(block);
  if (at_end_ && block.size > 1 && block.bytes[block.size - 1] != '\n') {
    unfinished_ = dialect_.growing;
    if (unfinished_) return drop_last_line(block);
    block.bytes.resize(std::max(block.bytes.size(), block.size + 1));
    block.bytes[block.size++] = '\n';
    block.completed = true;
  }
}

// Data that cannot be read further end the input; the rows before that are read.
std::size_t Blocks::read_into(std::span<char> buffer) {
  try {
    return bytes_.read(buffer);
  } catch (const Error& error) {
    if (error.status != ExitStatus::bad_data) throw;
    broken_ = BadPlace{.what = error.diagnostics.front().what, .hint = error.diagnostics.front().hint};
    return 0;
  }
}

// What has no newline yet.
void Blocks::drop_last_line(Block& block) {
  while (block.size > 1 && block.bytes[block.size - 1] != '\n') --block.size;
}

// In the line at which the data cannot be read further.
void Blocks::break_off(Block& block) {
  const auto begin = block.bytes.begin() + 1,
             end = block.bytes.begin() + static_cast<std::ptrdiff_t>(block.size);
  broken_->place.line = static_cast<std::uint32_t>(std::count(begin, end, '\n'));
  drop_last_line(block);
}

// With what is wrong with the data after the last whole record.
void Blocks::end_broken(Block& block) {
  broken_->place.block = block.index;
  if (!block.failure) block.failure = *broken_;
  broken_.reset();
}

void Blocks::skip_byte_order_mark(Block& block) {
  const std::string_view content(block.bytes.data() + 1, block.size - 1);
  if (!content.starts_with("\xef\xbb\xbf")) return;
  block.bytes.erase(block.bytes.begin() + 1, block.bytes.begin() + 4);
  block.size -= 3;
}

// Moves what follows the last complete record to the next block. False when no record is complete; or none
// but blank lines before the header, which is sought in the first block.
bool Blocks::cut(Block& block) {
  const std::size_t end = format_.cut(block, dialect_, at_end_);
  const bool no_header = blocks_ == 0 && !at_end_ && block.size <= longest_record && is_blank(block, end);
  if ((end == 1 || no_header) && !block.failure) return false;
  carried_.assign(block.bytes.begin() + static_cast<std::ptrdiff_t>(end),
                  block.bytes.begin() + static_cast<std::ptrdiff_t>(block.size));
  block.size = end;
  return true;
}

}  // namespace assay
