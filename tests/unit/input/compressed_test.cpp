// Compressed bytes: what they hold, and what is refused.
#include <algorithm>
#include <optional>

#include "assay/core/error.hpp"
#include "assay/input/bytes.hpp"
#include "assay/input/rows.hpp"
#include "catch.hpp"
#include "input/file.hpp"

using namespace assay;

namespace {

const std::string content = "label,pred\n1,1\n0,0\n1,0\n";

struct Compressed {
  std::string name;
  std::string hex;  // of the content, as the program of that name writes it
};

const std::vector<Compressed> compressed_content{
    {"gzip", "1f8b0800000000000003cb494c4acdd129284a4de132d431e432d03100d2065c000825b31f17000000"},
    {"zstd", "28b52ffd0458b900006c6162656c2c707265640a312c310a302c300a312c300ad7c13b1b"},
    {"xz",
     "fd377a585a000004e6d6b4460200210116000000742fe5a30100166c6162656c2c707265640a312c310a302c300a312c300a000"
     "0f7"
     "b5ecd807c96f4600012f17810849b11fb6f37d010000000004595a"},
    {"bzip2",
     "425a6839314159265359c3473ea600000a598000100004600036045000200021a9e49e534c201a69a2aa1085b0c90a5e7d399a2"
     "ee48a"
     "70a121868e7d4c"},
    {"lz4", "04224d186440a7170000806c6162656c2c707265640a312c310a302c300a312c300a000000000e56597b"},
};

std::string from_hex(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

// What is read to the end, `piece` bytes at a time; or nothing, and why.
struct Inflated {
  std::optional<std::string> text;
  std::string failure;
};

Inflated inflate(const std::string& bytes, std::size_t piece = 1000) {
  Bytes source{
      .name = "x", .size = bytes.size(), .read = [&, at = std::size_t{0}](std::span<char> buffer) mutable {
        const std::size_t count = bytes.copy(buffer.data(), std::min(buffer.size(), piece), at);
        at += count;
        return count;
      }};
  std::string text;
  try {
    source = inflated(std::move(source));
    std::string buffer(piece, '\0');
    while (const std::size_t count = source.read(buffer)) text.append(buffer, 0, count);
  } catch (const Error& error) {
    CHECK(error.status == ExitStatus::bad_data);
    return {.failure = error.what()};
  }
  return {.text = text};
}

}  // namespace

TEST_CASE("plain bytes stay what they are, few or many") {
  for (const std::string text : {"", "l", "label,pred\n1,1\n", "BZh9,label\n1,0\n", "\x1f", "(\xb5,a\n"})
    CHECK(inflate(text, 3).text == text);
}

TEST_CASE("compressed bytes give their content, however they come, once or twice") {
  for (const auto& [name, hex] : compressed_content) {
    CAPTURE(name);
    const std::string bytes = from_hex(hex);
    for (const std::size_t piece : {1U, 7U, 1000U}) {
      CHECK(inflate(bytes, piece).text == content);
      CHECK(inflate(bytes + bytes, piece).text == content + content);
    }
  }
}

TEST_CASE("compressed bytes that end early are refused, wherever they end") {
  for (const auto& [name, hex] : compressed_content) {
    const std::string bytes = from_hex(hex);
    for (std::size_t size = 1; size < bytes.size(); ++size) {
      CAPTURE(name, size);
      if (size >= 10) CHECK_THAT(inflate(bytes.substr(0, size)).failure, contains(name + " data end early"));
      CHECK_FALSE(inflate(bytes + bytes.substr(0, size)).text);
    }
  }
}

TEST_CASE("damaged bytes give their content or are refused") {
  for (const auto& [name, hex] : compressed_content) {
    const std::string bytes = from_hex(hex);
    for (std::size_t at = 10; at < bytes.size(); ++at)
      for (const char bit : {'\x01', '\x10', '\x80'}) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ bit);
        CAPTURE(name, at);
        CHECK(inflate(damaged).text.value_or(content) == content);
      }
  }
}

TEST_CASE("what follows compressed bytes is not passed over") {
  for (const auto& [name, hex] : compressed_content) {
    CAPTURE(name);
    CHECK_FALSE(inflate(from_hex(hex) + "1,1\n0,0\n").text);
    CHECK_FALSE(inflate(from_hex(hex) + "x").text);
    CHECK_FALSE(inflate(from_hex(hex) + content + content + content).text);
  }
}

TEST_CASE("rows before the place where compressed bytes break off are read, and the place is said") {
  std::string damaged = from_hex(compressed_content[0].hex);
  damaged.resize(damaged.size() - 8);  // its checksum and length
  const TemporaryFile file(damaged);
  RowFile rows(file.path(), {});
  CHECK(rows.header() == std::vector<std::string>{"label", "pred"});
  CHECK_FALSE(rows.size());
  CHECK_THROWS_WITH(rows.read({}, {}, [] { return BlockTally{.add = [](const Batch&) {}, .merge = [] {}}; }),
                    contains(file.path() + ":5: the gzip data end early"));
}
