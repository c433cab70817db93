// The parts of a double, as IEEE 754 has them: 11 bits of exponent, and 52 behind the point.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include "assay/tally/sum.hpp"

namespace assay::binary64 {

__extension__ using Whole128 = unsigned __int128;

inline constexpr int fraction_bits = 52;
inline constexpr std::uint64_t one = std::uint64_t{1} << fraction_bits;
inline constexpr std::uint64_t exponents = 2048;

/// Whole numbers in the order of the doubles that they stand for, and back.
inline constexpr std::uint64_t sign = std::uint64_t{1} << 63;
inline constexpr std::uint64_t key_of(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}
inline constexpr double number_of(std::uint64_t key) {
  return std::bit_cast<double>((key & sign) != 0 ? key & ~sign : ~key);
}

/// What the fractions of an exponent count. Those of exponent 0 have no leading 1, and the unit of
/// exponent 1.
inline double unit_of(std::uint64_t exponent) {
  return std::ldexp(1.0, std::max(static_cast<int>(exponent), 1) - 1075);
}

inline std::uint64_t leading(std::uint64_t exponent) { return exponent == 0 ? 0 : one; }

/// Adds so many units, or as many less, in parts that doubles hold exactly.
inline void add_units(CompensatedSum& total, Whole128 units, double unit) {
  const auto high = static_cast<std::uint64_t>(units >> 64), low = static_cast<std::uint64_t>(units);
  for (const double part : {std::ldexp(static_cast<double>(high), 64), static_cast<double>(low & ~(one - 1)),
                            static_cast<double>(low & (one - 1))})
    total.add(part * unit);
}

}  // namespace assay::binary64
