// Targets of the reader: CSV, JSON Lines and compressed data, whose bytes arrive as they like.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "assay/core/text.hpp"
#include "input/block_reader.hpp"
#include "plain_csv.hpp"
#include "target.hpp"

namespace assay::fuzz {

namespace {

// Gives the bytes in pieces of a size.
ByteSource source_of(std::string_view bytes, std::size_t piece) {
  return [bytes, piece](std::span<char> buffer) mutable {
    const std::size_t got = std::min({bytes.size(), buffer.size(), piece});
    std::copy_n(bytes.data(), got, buffer.data());
    bytes.remove_prefix(got);
    return got;
  };
}

// How bytes arrive, and where blocks are cut.
struct Cut {
  std::size_t piece, block;
};
constexpr Cut whole{.piece = std::size_t{1} << 20, .block = Blocks::usual_size};

Cut cut_by(unsigned byte) { return {.piece = 1 + byte % 16, .block = 4 + byte / 16 * 5}; }

// The header and all rows; nothing where something is wrong with one.
std::optional<Records> records_of(std::string_view bytes, const RowFormat& format, const Dialect& dialect,
                                  const Cut& cut) {
  Records records;
  BadPlaces bad;
  const bool answered = answers([&] {
    Blocks blocks({.name = "rows", .size = {}, .read = source_of(bytes, cut.piece)}, format, dialect,
                  cut.block);
    Block block;
    if (!blocks.next(block) || block.size == 1) throw data_error("the file is empty");
    const Header header = format.read_header(block, dialect, "rows");
    if (header.names.empty()) throw data_error("there is no header");
    records.push_back(header.names);
    const auto take = [&](const TextRecord& record) {
      records.emplace_back(record.cells.begin(), record.cells.end());
      return true;
    };
    do {
      static_cast<void>(format.read_texts(block, {.header = header.names, .dialect = dialect}, take, bad));
      if (block.failure) bad.add(*block.failure);
    } while (blocks.next(block));
  });
  return answered && bad.count == 0 ? std::optional(records) : std::nullopt;
}

void check_same(const std::optional<Records>& a, const std::optional<Records>& b, const std::string& what) {
  if (a == b) return;
  if (!a || !b) fail(what + ": one reads what the other refuses");
  if (a->size() != b->size())
    fail(what + ": " + std::to_string(a->size()) + " and " + std::to_string(b->size()) + " records");
  fail(what + ": other cells");
}

// "1e999" and the like are JSON to assay, which tells of them where they are used, and not to this parser.
bool may_overflow(std::string_view line) {
  for (std::size_t i = 1; i < line.size(); ++i)
    if ((line[i] == 'e' || line[i] == 'E') && line[i - 1] >= '0' && line[i - 1] <= '9') return true;
  return line.size() > 300;
}

// Lines that were read are JSON, but for the words that Python writes.
void check_json(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    const bool blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
    const bool python =
        line.find("NaN") != std::string_view::npos || line.find("Inf") != std::string_view::npos;
    if (!blank && !python && !may_overflow(line) && !nlohmann::json::accept(line))
      fail("what is no JSON was read: " + printable(line));
  }
}

// All that comes out, up to a limit; nothing where something is wrong.
std::optional<std::string> inflated_text(std::string_view bytes, std::size_t piece) {
  constexpr std::size_t most = std::size_t{4} << 20;
  std::string text;
  std::vector<char> buffer(std::size_t{64} << 10);
  const bool answered = answers([&] {
    Bytes source = inflated({.name = "data", .size = bytes.size(), .read = source_of(bytes, piece)});
    for (std::size_t got = 1; got > 0 && text.size() < most; text.append(buffer.data(), got))
      got = source.read(buffer);
  });
  return answered ? std::optional(text) : std::nullopt;
}

}  // namespace

void read_csv(std::string_view bytes) {
  const unsigned choice = take_byte(bytes);
  const Cut cut = cut_by(take_byte(bytes));
  const Dialect dialect{.delimiter = supported_delimiters[choice % supported_delimiters.size()],
                        .recognise = false};
  const RowFormat& csv = row_formats()[0];
  const auto records = records_of(bytes, csv, dialect, whole);
  check_same(records, records_of(bytes, csv, dialect, cut), "blocks cut elsewhere");
  if (dialect.delimiter != ' ')
    check_same(records, plain_csv(bytes, dialect.delimiter), "a plain reader of CSV");
}

void read_json_lines(std::string_view bytes) {
  const Cut cut = cut_by(take_byte(bytes));
  const RowFormat& json = row_formats()[1];
  const auto records = records_of(bytes, json, {}, whole);
  check_same(records, records_of(bytes, json, {}, cut), "blocks cut elsewhere");
  if (records) check_json(bytes);
}

void decompress(std::string_view bytes) {
  const unsigned piece = 1 + take_byte(bytes);
  if (inflated_text(bytes, whole.piece) != inflated_text(bytes, piece))
    fail("bytes in smaller pieces come to something else");
}

}  // namespace assay::fuzz
