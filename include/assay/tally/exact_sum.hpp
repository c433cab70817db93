// Sums that are the same to the last bit in whichever order their terms come.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <vector>

#include "assay/tally/state.hpp"

namespace assay {

/// A sum of numbers. Those of one power of two are whole numbers of 53 bits, whose sum is kept without
/// rounding (Malcolm 1971, Commun ACM 14:731): neither their order nor a division of them leaves a trace.
/// Exact for up to 2^73 numbers.
class ExactSum {
 public:
  /// A finite number.
  void add(double term) {
    constexpr std::uint64_t one = std::uint64_t{1} << 52;
    const auto bits = std::bit_cast<std::uint64_t>(term);
    const std::uint64_t exponent = bits >> 52 & 0x7ff;
    const Whole128 whole = (bits & (one - 1)) | (exponent == 0 ? 0 : one);
    if (whole == 0) return;
    if (exponent - first_ >= wholes_.size()) reach(exponent);
    wholes_[exponent - first_] += bits >> 63 == 0 ? whole : -whole;
  }
  void merge(const ExactSum& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// Nothing but 0 was added.
  [[nodiscard]] bool empty() const { return wholes_.empty(); }
  [[nodiscard]] double value() const;
  /// The sum, and what that lacks.
  [[nodiscard]] std::array<double, 2> parts() const;

 private:
  __extension__ using Whole128 = unsigned __int128;  // of numbers below 0 the complement

  void reach(std::uint64_t exponent);

  std::uint64_t first_ = 0;       // exponent, as its 11 bits say
  std::vector<Whole128> wholes_;  // of the numbers of each exponent from there on
};

/// A product to twice the digits of a double.
struct Twofold {
  double high;
  double low = 0;

  void times(double factor) {
    const double product = high * factor;
    low = std::fma(high, factor, -product) + low * factor;
    high = product;
  }
};

/// Sums of weight * number^k for each power k up to the highest, so exact that nothing is lost where numbers
/// are nearly equal.
template <std::size_t highest>
class PowerSums {
 public:
  void add(double number, double weight) {
    Twofold term{weight};
    sums_[0].add(weight);
    for (std::size_t k = 1; k <= highest; ++k) {
      term.times(number);
      sums_[k].add(term.high);
      sums_[k].add(term.low);
    }
  }
  void merge(const PowerSums& later) {
    for (std::size_t k = 0; k <= highest; ++k) sums_[k].merge(later.sums_[k]);
  }
  void save(StateWriter& out) const {
    for (const ExactSum& sum : sums_) sum.save(out);
  }
  void load(StateReader& in) {
    for (ExactSum& sum : sums_) sum.load(in);
  }

  [[nodiscard]] double weights() const { return sums_[0].value(); }
  /// The sum of weight * (number - centre)^highest, by the binomial theorem.
  [[nodiscard]] double about(double centre) const {
    ExactSum total;
    double binomial = 1;
    for (std::size_t k = 0; k <= highest; ++k) {
      for (const double part : sums_[k].parts()) {
        Twofold term{part};
        term.times(binomial);
        for (std::size_t i = k; i < highest; ++i) term.times(-centre);
        total.add(term.high);
        total.add(term.low);
      }
      binomial *= static_cast<double>(highest - k) / static_cast<double>(k + 1);
    }
    return total.value();
  }

 private:
  std::array<ExactSum, highest + 1> sums_;
};

}  // namespace assay
