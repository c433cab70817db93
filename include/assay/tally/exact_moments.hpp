// How numbers spread around their mean, the same to the last bit in whichever order they come.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "assay/tally/moments.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// The sum of numbers, and their second and third moment. Numbers of one power of two are whole numbers of 52
/// bits, whose sums and sums of squares and cubes are kept without rounding, as Malcolm 1971 (Commun ACM
/// 14:731) and Neal 2015 (arXiv:1505.05571) do for sums: addition of whole numbers is associative, so that
/// neither order nor division of the rows can be seen in any digit. Only the end result is rounded. Exact for
/// up to 2^35 numbers.
class ExactMoments {
 public:
  /// Finite numbers, none below 0.
  void add(std::span<const double> numbers);
  void merge(const ExactMoments& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  [[nodiscard]] double sum() const;
  [[nodiscard]] Moments moments() const;

 private:
  __extension__ using Whole128 = unsigned __int128;

  /// Modulo 2^192: what is below 0 has its complement.
  struct Whole192 {
    Whole128 low = 0;
    std::uint64_t high = 0;

    void add(Whole128 more_low, std::uint64_t more_high) {
      low += more_low;
      high += more_high + (low < more_low ? 1 : 0);
    }
    void add_product(const Whole192& a, std::uint64_t b);
    void negate();
    [[nodiscard]] double value() const;
  };

  /// Numbers that share the exponent of their binary form. Each is its 52 bits behind the point.
  struct Octave {
    std::uint64_t count = 0;
    std::uint64_t sum_high = 0, sum_low = 0;
    Whole192 squares, cubes;

    void add(std::uint64_t fraction);
    void merge(const Octave& later);
    [[nodiscard]] Whole128 sum() const { return Whole128{sum_high} << 64 | sum_low; }
    [[nodiscard]] Moments moments(std::uint64_t exponent) const;
  };

  void reach(std::uint64_t exponent);

  std::uint64_t count_ = 0;      // of all numbers, those that are 0 too
  std::uint64_t first_ = 0;      // exponent, as its 11 bits say
  std::vector<Octave> octaves_;  // from there on
};

}  // namespace assay
