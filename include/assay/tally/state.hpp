// What tallies are written to and read from.
#pragma once

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "assay/row/batch.hpp"

namespace assay {

/// Collects a state as bytes: numbers in little-endian order, texts with their length.
class StateWriter {
 public:
  StateWriter() = default;
  /// Goes on after those bytes.
  explicit StateWriter(std::string bytes) : bytes_(std::move(bytes)) {}

  void whole(std::uint64_t number);
  /// In as few bytes as it needs.
  void varint(std::uint64_t number);
  void real(double number);
  void reals(std::span<const double> numbers);
  /// Numbers with their count. Where they ascend, each is written as its distance from the last, if that is
  /// shorter.
  void column(std::span<const double> numbers);
  void text(std::string_view text);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads back what was written, in the same order. Takes nothing on trust: throws a data error where the
/// state ends too early, or holds what cannot be, and asks for memory by what is there.
class StateReader {
 public:
  explicit StateReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t whole();
  /// How many things there are, which take so many bytes each: more than are left is an error.
  [[nodiscard]] std::size_t count(std::size_t bytes_each = 1);
  /// A whole number, which is less than the limit.
  [[nodiscard]] std::size_t below(std::uint64_t limit);
  [[nodiscard]] std::uint64_t varint();
  [[nodiscard]] bool flag() { return whole() != 0; }
  /// Not NaN.
  [[nodiscard]] double real();
  void reals(std::span<double> numbers);
  /// Calls take(span) for the numbers of a column, some at a time.
  template <class Take>
  void column(Take take) {
    std::array<double, 4096> some;
    for (Column numbers = open_column(); numbers.left > 0;) take(next_of(numbers, some));
  }
  [[nodiscard]] std::string text();
  /// Throws the same where what was read cannot be.
  static void require(bool holds);
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  // A column that is being read.
  struct Column {
    std::size_t left = 0;
    bool ascends = false;
    std::uint64_t last = 0;
  };
  void take(void* to, std::size_t bytes);
  [[nodiscard]] Column open_column();
  std::span<const double> next_of(Column& column, std::span<double> room);

  std::string_view rest_;
};

/// All that is known of rows, for some purpose: a monoid. An empty one changes nothing; what is read off a
/// tally does not depend on the order of the rows, nor on how they were divided. load() reads what save()
/// wrote into a tally that was made with the same settings and is still empty: save, load and merge is merge.
template <class T>
concept Tally = std::copyable<T> &&
    requires(T tally, const T& other, const Batch& rows, StateWriter& out, StateReader& in) {
  tally.add(rows);
  tally.merge(other);
  other.save(out);
  tally.load(in);
};

}  // namespace assay
