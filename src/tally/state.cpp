// What tallies are written to and read from.
#include "assay/tally/state.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "assay/core/error.hpp"
#include "tally/binary64.hpp"

namespace assay {

namespace {

Error damaged(const std::string& what) { return data_error("the saved state " + what, "make it again"); }

// The same number on a machine of either order of bytes.
std::uint64_t little_endian(std::uint64_t number) {
  if constexpr (std::endian::native == std::endian::big) number = __builtin_bswap64(number);
  return number;
}

}  // namespace

void StateWriter::whole(std::uint64_t number) {
  number = little_endian(number);
  bytes_.append(reinterpret_cast<const char*>(&number), sizeof number);
}

// Seven bits a byte, the lowest first; all bytes but the last have their eighth bit set.
void StateWriter::varint(std::uint64_t number) {
  for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(number | 0x80);
  bytes_ += static_cast<char>(number);
}

void StateWriter::real(double number) { whole(std::bit_cast<std::uint64_t>(number)); }

void StateWriter::reals(std::span<const double> numbers) {
  if constexpr (std::endian::native == std::endian::little) {
    bytes_.append(reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes());
  } else {
    for (const double number : numbers) real(number);
  }
}

void StateWriter::column(std::span<const double> numbers) {
  whole(numbers.size());
  const std::size_t begin = bytes_.size(), longest = begin + 8 + numbers.size_bytes();
  if (std::is_sorted(numbers.begin(), numbers.end())) {
    whole(1);
    std::uint64_t last = 0;
    for (std::size_t i = 0; i < numbers.size() && bytes_.size() < longest; ++i) {
      const std::uint64_t key = binary64::key_of(numbers[i]);
      varint(key - last);
      last = key;
    }
    if (bytes_.size() < longest) return;
    bytes_.resize(begin);
  }
  whole(0);
  reals(numbers);
}

void StateWriter::text(std::string_view text) {
  whole(text.size());
  bytes_.append(text);
}

void StateReader::take(void* to, std::size_t bytes) {
  if (bytes > rest_.size()) throw damaged("is cut short");
  if (bytes > 0) std::memcpy(to, rest_.data(), bytes);
  rest_.remove_prefix(bytes);
}

std::uint64_t StateReader::whole() {
  std::uint64_t number = 0;
  take(&number, sizeof number);
  return little_endian(number);
}

std::size_t StateReader::count(std::size_t bytes_each) {
  const std::uint64_t number = whole();
  if (number > rest_.size() / bytes_each) throw damaged("is cut short");
  return number;
}

std::size_t StateReader::below(std::uint64_t limit) {
  const std::uint64_t number = whole();
  if (number >= limit) throw damaged("holds a number that is too large");
  return number;
}

void StateReader::require(bool holds) {
  if (!holds) throw damaged("holds numbers that do not fit together");
}

double StateReader::real() {
  const auto number = std::bit_cast<double>(whole());
  if (std::isnan(number)) throw damaged("holds a number that is none");
  return number;
}

void StateReader::reals(std::span<double> numbers) {
  for (double& number : numbers) number = real();
}

std::uint64_t StateReader::varint() {
  std::uint64_t number = 0;
  for (unsigned bits = 0;; bits += 7) {
    if (rest_.empty()) throw damaged("is cut short");
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    if (bits == 63 && byte > 1) throw damaged("holds a number that is too large");
    number |= std::uint64_t{byte & 0x7fU} << bits;
    if (byte < 0x80) return number;
  }
}

StateReader::Column StateReader::open_column() {
  const std::uint64_t numbers = whole();
  Column column{.left = numbers, .ascends = flag()};
  if (numbers > rest_.size() / (column.ascends ? 1 : sizeof(double))) throw damaged("is cut short");
  return column;
}

std::span<const double> StateReader::next_of(Column& column, std::span<double> room) {
  const std::span<double> numbers = room.first(std::min(column.left, room.size()));
  column.left -= numbers.size();
  if (!column.ascends) {
    reals(numbers);
    return numbers;
  }
  for (double& number : numbers) {
    column.last += varint();
    number = binary64::number_of(column.last);
    if (std::isnan(number)) throw damaged("holds a number that is none");
  }
  return numbers;
}

std::string StateReader::text() {
  std::string text(count(), '\0');
  take(text.data(), text.size());
  return text;
}

}  // namespace assay
