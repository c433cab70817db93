// What tallies are written to and read from.
#pragma once

#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "assay/row/batch.hpp"

namespace assay {

/// Collects a state as bytes: numbers in the byte order of the machine, texts with their length.
class StateWriter {
 public:
  void whole(std::uint64_t number);
  void real(double number);
  void reals(std::span<const double> numbers);
  void text(std::string_view text);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Reads back what was written, in the same order. Throws a data error where the state ends too early.
class StateReader {
 public:
  explicit StateReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t whole();
  /// A whole number of things that take at least one byte each: more than are left is an error.
  [[nodiscard]] std::size_t count();
  [[nodiscard]] bool flag() { return whole() != 0; }
  [[nodiscard]] double real();
  void reals(std::span<double> numbers);
  [[nodiscard]] std::string text();
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  void take(void* to, std::size_t bytes);

  std::string_view rest_;
};

/// All that is known of rows, for some purpose: a monoid. An empty one changes nothing; merging in row order
/// gives the same bytes however the rows were divided. load() reads what save() wrote into a tally that was
/// made with the same settings and is still empty: save, load and merge is merge.
template <class T>
concept Tally = std::copyable<T> &&
    requires(T tally, const T& other, const Batch& rows, StateWriter& out, StateReader& in) {
  tally.add(rows);
  tally.merge(other);
  other.save(out);
  tally.load(in);
};

}  // namespace assay
