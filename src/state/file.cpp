// States as bytes: a few numbers that say what follows, the head, and the tallies.
#include <array>
#include <filesystem>
#include <fstream>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/input/bytes.hpp"
#include "assay/state/partial.hpp"
#include "state/head.hpp"
#include "state/tallies.hpp"

namespace assay {

namespace {

constexpr std::string_view magic =
    "\x89"
    "assay\r\n";  // as PNG has it: newlines that were changed are seen
constexpr std::uint64_t format_version = 2;

// What stands before the head: the magic, and then in order.
struct Frame {
  std::uint64_t version, head_bytes, head_checksum, tally_bytes, tally_checksum;

  static constexpr std::size_t bytes = 8 + 5 * 8;
  [[nodiscard]] std::array<std::uint64_t, 5> numbers() const {
    return {version, head_bytes, head_checksum, tally_bytes, tally_checksum};
  }
};

std::uint64_t checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string frame_of(std::string_view head, std::string_view tallies) {
  const Frame frame{format_version, head.size(), checksum(head), tallies.size(), checksum(tallies)};
  StateWriter out{std::string(magic)};
  for (const std::uint64_t number : frame.numbers()) out.whole(number);
  return out.take();
}

Frame frame_in(std::string_view bytes) {
  StateReader in(bytes.substr(magic.size()));
  Frame frame{};
  for (std::uint64_t* number :
       {&frame.version, &frame.head_bytes, &frame.head_checksum, &frame.tally_bytes, &frame.tally_checksum})
    *number = in.whole();
  return frame;
}

Error cut_short(std::size_t missing) {
  return data_error(
      "the state is cut short: at least " + counted(static_cast<double>(missing), "byte") + " are missing",
      "write the state again");
}

// The next so many bytes, which have that checksum.
std::string_view part(std::string_view& rest, std::uint64_t bytes, std::uint64_t expected,
                      const std::string& what) {
  if (bytes > rest.size()) throw cut_short(bytes - rest.size());
  const std::string_view part = rest.substr(0, bytes);
  rest.remove_prefix(bytes);
  if (checksum(part) != expected)
    throw data_error(
        what + " of the state are damaged: they do not have the checksum with which they were written",
        "write the state again");
  return part;
}

void check_begin(std::string_view rest) {
  if (rest.empty())
    throw data_error("there is no state", "a state is written with: assay report FILE --partial STATE");
  const std::string_view begin = rest.substr(0, magic.size());
  if (begin != magic.substr(0, begin.size()))
    throw data_error("this is no state of assay",
                     "a state is written with: assay report FILE --partial STATE");
  if (rest.size() < Frame::bytes) throw cut_short(Frame::bytes - rest.size());
}

PartialState next_state(std::string_view& rest, const std::string& source) {
  check_begin(rest);
  const Frame frame = frame_in(rest);
  if (frame.version != format_version)
    throw data_error("the state is of version " + std::to_string(frame.version) +
                         ", and this assay reads version " + std::to_string(format_version),
                     "write and read states with the same assay");
  rest.remove_prefix(Frame::bytes);
  const std::string_view head = part(rest, frame.head_bytes, frame.head_checksum, "the first bytes");
  const std::string_view tallies = part(rest, frame.tally_bytes, frame.tally_checksum, "the tallies");
  PartialState state = state_with_head(head, source);
  StateReader in(tallies);
  if (state.tallied) load_tallies(state, in);
  StateReader::require(in.at_end());
  return state;
}

}  // namespace

std::string bytes_of(PartialState state, unsigned threads) {
  const std::string head = head_of(state);
  StateWriter out(std::string(Frame::bytes, '\0') + head);
  if (state.tallied) save_tallies(*state.tallied, threads, out);
  std::string bytes = out.take();
  return bytes.replace(0, Frame::bytes,
                       frame_of(head, std::string_view(bytes).substr(Frame::bytes + head.size())));
}

bool is_state(const std::string& path) {
  if (std::error_code none; !std::filesystem::is_regular_file(path, none)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string begin(magic.size(), '\0');
  return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == magic;
}

std::vector<PartialState> states_in(std::string_view bytes, const std::string& source) {
  std::vector<PartialState> states;
  try {
    do states.push_back(next_state(bytes, source));
    while (!bytes.empty());
  } catch (const Error& error) {
    throw error.at(source);
  }
  return states;
}

std::vector<PartialState> read_states(const std::string& path) {
  const Bytes bytes = open_bytes(path);
  std::string text;
  if (bytes.size) text.reserve(*bytes.size);
  std::vector<char> buffer(std::size_t{1} << 20);
  while (const std::size_t got = bytes.read(buffer)) text.append(buffer.data(), got);
  return states_in(text, bytes.name);
}

}  // namespace assay
