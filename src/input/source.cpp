// Bytes from a file or pipe, in blocks of whole records.
#include "assay/input/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "input/quote_scanner.hpp"

namespace assay {

namespace {

constexpr std::size_t usual_block = std::size_t{256} << 10;  // two copies of a block fit in a core's cache
constexpr std::size_t enlarged_block = std::size_t{2} << 20;
constexpr std::size_t largest_block =
    (std::size_t{1} << 24) - 64;  // beyond, the CSV package moves what it has read

std::string problem(int error_number) { return std::strerror(error_number); }

struct Format {
  std::string_view magic;
  std::string_view name;
  std::string_view hint;
};

constexpr std::array<Format, 11> foreign_formats{{
    {"\x1f\x8b", "gzip-compressed", "pipe it through: gzip -dc FILE | assay ..."},
    {"\x28\xb5\x2f\xfd", "zstd-compressed", "pipe it through: zstd -dc FILE | assay ..."},
    {"\xfd\x37zXZ", "xz-compressed", "pipe it through: xz -dc FILE | assay ..."},
    {"BZh", "bzip2-compressed", "pipe it through: bzip2 -dc FILE | assay ..."},
    {"PK\x03\x04", "a ZIP archive or spreadsheet", "export the table as CSV"},
    {"PAR1", "a Parquet file", "export the table as CSV"},
    {"SQLite format 3", "an SQLite database", "export the table as CSV"},
    {"%PDF", "a PDF", "export the table as CSV"},
    {"\xff\xfe", "UTF-16 text", "convert it: iconv -f UTF-16 -t UTF-8 FILE | assay ..."},
    {"\xfe\xff", "UTF-16 text", "convert it: iconv -f UTF-16 -t UTF-8 FILE | assay ..."},
    {"\xef\xbb\xbf\xef\xbb\xbf", "text with two byte-order marks",
     "remove the first three bytes: tail -c +4 FILE | assay ..."},
}};

std::size_t lines_before(const Block& block, std::size_t offset) {
  const auto is_newline = [](char byte) { return byte == '\n' || byte == quoted_newline; };
  return static_cast<std::size_t>(std::count_if(
      block.bytes.begin() + 1, block.bytes.begin() + static_cast<std::ptrdiff_t>(offset), is_newline));
}

BadPlace bad_place(const Block& block, std::size_t offset, std::string what, std::string hint) {
  std::size_t line_start = offset;
  while (line_start > 1 && block.bytes[line_start - 1] != '\n') --line_start;
  return {.place = {block.index, static_cast<std::uint32_t>(lines_before(block, offset))},
          .column = offset - line_start + 1,
          .what = std::move(what),
          .hint = std::move(hint)};
}

// The first of a byte in a block's records, or nothing.
std::optional<std::size_t> find_byte(const Block& block, char byte) {
  const auto* found = static_cast<const char*>(std::memchr(block.bytes.data() + 1, byte, block.size - 1));
  return found ? std::optional(static_cast<std::size_t>(found - block.bytes.data())) : std::nullopt;
}

// In the record from `begin` to `end`.
void put_placeholders(Block& block, std::size_t begin, std::size_t end, char delimiter) {
  QuoteScanner scanner(delimiter);
  for (std::size_t i = begin; i < end; ++i) {
    const QuoteScanner::Met met = scanner.step(block.bytes[i]);
    if (met == QuoteScanner::Met::newline_in_quotes) block.bytes[i] = quoted_newline;
    if (met == QuoteScanner::Met::quote_in_text) block.bytes[i] = literal_quote;
  }
}

bool is_placeholder(char byte) { return byte == quoted_newline || byte == literal_quote; }

}  // namespace

Source::Source(const std::string& path, char delimiter)
    : name_(path == "-" ? "<stdin>" : printable(path)),
      delimiter_(delimiter),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
      block_size_(usual_block) {
  if (descriptor_ < 0) throw io_error("cannot open " + in_quotes(path) + ": " + problem(errno));
  struct stat facts {};
  const bool known = ::fstat(descriptor_, &facts) == 0;
  if (known && S_ISREG(facts.st_mode) && facts.st_size > 0) size_ = static_cast<std::size_t>(facts.st_size);
  if (!known || !S_ISDIR(facts.st_mode)) return;
  if (path != "-") ::close(descriptor_);
  throw io_error(name_ + " is a directory", "name a CSV file in it");
}

Source::~Source() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

void Source::enlarge_blocks() { block_size_ = enlarged_block; }

bool Source::next(Block& block) {
  const std::lock_guard lock(mutex_);
  block.index = blocks_;
  block.quoted = false;
  block.failure.reset();
  std::size_t capacity = std::max(block_size_, std::min(2 * carried_.size(), largest_block));
  block.bytes.resize(std::max(block.bytes.size(), 1 + capacity));
  block.bytes[0] = '\n';
  std::copy(carried_.begin(), carried_.end(), block.bytes.begin() + 1);
  block.size = 1 + carried_.size();
  carried_.clear();
  fill(block, capacity);
  if (blocks_ == 0) refuse_foreign_formats(block);
  while (block.size > 1 && !block.failure && !cut(block)) {
    capacity = std::min(2 * capacity, largest_block);
    block.bytes.resize(std::max(block.bytes.size(), 1 + capacity));
    fill(block, capacity);
  }
  if (block.failure) at_end_ = true, carried_.clear();
  if (block.size == 1) return block.failure.has_value();
  ++blocks_;
  return true;
}

// Reads until the block has `capacity` bytes or the input ends; the last line gets the newline that it may
// lack. The capacity, unlike the buffer, does not depend on what a thread read before: blocks are the same
// for any threads.
void Source::fill(Block& block, std::size_t capacity) {
  while (!at_end_ && block.size <= capacity) {
    const ssize_t got = ::read(descriptor_, block.bytes.data() + block.size, 1 + capacity - block.size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw io_error("cannot read " + name_ + ": " + problem(errno));
    at_end_ = got == 0;
    block.size += static_cast<std::size_t>(got);
  }
  if (at_end_ && block.size > 1 && block.bytes[block.size - 1] != '\n') {
    block.bytes.resize(std::max(block.bytes.size(), block.size + 1));
    block.bytes[block.size++] = '\n';
  }
}

void Source::refuse_foreign_formats(Block& block) const {
  const std::string_view content(block.bytes.data() + 1, block.size - 1);
  for (const Format& format : foreign_formats)
    if (content.starts_with(format.magic))
      throw data_error(name_ + " is " + std::string(format.name) + ", not CSV", std::string(format.hint));
  if (content.starts_with("\xef\xbb\xbf")) {
    block.bytes.erase(block.bytes.begin() + 1, block.bytes.begin() + 4);
    block.size -= 3;
  }
}

// Moves what follows the last complete record to the next block. False when no record is complete.
bool Source::cut(Block& block) {
  if (const auto nul = find_byte(block, '\0')) {
    block.failure =
        bad_place(block, *nul, "a NUL byte: this is not text", "if it is UTF-16, convert it with iconv");
    block.size = 1;
    return true;
  }
  block.quoted = find_byte(block, '"').has_value();
  return block.quoted ? cut_quoted(block) : cut_plain(block);
}

bool Source::cut_plain(Block& block) {
  const char* const begin = block.bytes.data();
  const auto* newline = static_cast<const char*>(::memrchr(begin + 1, '\n', block.size - 1));
  if (!newline) {
    refuse_endless(block, 1, false, 0);
    if (block.failure) block.size = 1;
    return block.failure.has_value();
  }
  carry_from(block, static_cast<std::size_t>(newline + 1 - begin));
  return true;
}

// Follows quotes through the block. What the CSV package would misread is replaced by placeholders, but only
// in complete records: the rest comes again.
bool Source::cut_quoted(Block& block) {
  using Met = QuoteScanner::Met;
  QuoteScanner scanner(delimiter_);
  std::size_t records_end = 1;
  std::size_t opened = 0;
  bool misread = false;  // the record that is being followed would be
  for (std::size_t i = 1; i < block.size && !block.failure; ++i) {
    if (is_placeholder(block.bytes[i]))
      block.failure = bad_place(block, i, "a control character (0x1E or 0x1F) in a file with quoted cells",
                                "remove it: tr -d '\\036\\037'");
    const Met met = scanner.step(block.bytes[i]);
    if (met == Met::opening) opened = i;
    if (met == Met::text_after_quote)
      block.failure =
          bad_place(block, i, "text after a closing quote", "write a quote inside quotes as \"\"");
    misread = misread || met == Met::newline_in_quotes || met == Met::quote_in_text;
    if (met != Met::end_of_record) continue;
    if (std::exchange(misread, false)) put_placeholders(block, records_end, i, delimiter_);
    records_end = i + 1;
  }
  if (!block.failure && records_end < block.size)
    refuse_endless(block, records_end, scanner.in_quotes(), opened);
  if (!block.failure && records_end == 1) return false;
  carry_from(block, records_end);
  return true;
}

// The record that begins at an offset is not complete: an error when no more is to come, or it grew too long.
void Source::refuse_endless(Block& block, std::size_t begin, bool in_quotes, std::size_t opened) const {
  const bool too_long = begin == 1 && block.size > largest_block;
  if (in_quotes && at_end_) {
    block.failure =
        bad_place(block, opened, "a quote is opened here and never closed", "close it, or remove it");
  } else if (in_quotes && too_long) {
    block.failure =
        bad_place(block, opened, "a quoted cell of over 16 MiB begins here", "is its quote never closed?");
  } else if (too_long) {
    block.failure = bad_place(block, begin, "a line of over 16 MiB", "is this a CSV file?");
  }
}

// Leaves what is in the block from an offset on to the next block.
void Source::carry_from(Block& block, std::size_t offset) {
  carried_.assign(block.bytes.begin() + static_cast<std::ptrdiff_t>(offset),
                  block.bytes.begin() + static_cast<std::ptrdiff_t>(block.size));
  block.size = offset;
}

}  // namespace assay
