// How numbers spread around their mean, the same to the last bit in whichever order they come.
#include "assay/tally/exact_moments.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "assay/tally/sum.hpp"
#include "tally/binary64.hpp"

namespace assay {

using namespace binary64;

void ExactMoments::Whole192::add_product(const Whole192& a, std::uint64_t b) {
  const auto lowest = static_cast<std::uint64_t>(a.low), middle = static_cast<std::uint64_t>(a.low >> 64);
  const Whole128 below = Whole128{lowest} * b, above = Whole128{middle} * b;
  add(below, a.high * b);
  add(above << 64, static_cast<std::uint64_t>(above >> 64));
}

void ExactMoments::Whole192::negate() {
  low = ~low;
  high = ~high;
  add(1, 0);
}

double ExactMoments::Whole192::value() const {
  const bool negative = high >> 63 != 0;
  Whole192 size = *this;
  if (negative) size.negate();
  const double number = static_cast<double>(size.low) + std::ldexp(static_cast<double>(size.high), 128);
  return negative ? -number : number;
}

void ExactMoments::Octave::add(std::uint64_t fraction) {
  ++count;
  sum_low += fraction;
  sum_high += sum_low < fraction ? 1 : 0;
  const Whole128 square = Whole128{fraction} * fraction;
  squares.add(square, 0);
  const Whole128 below = Whole128{static_cast<std::uint64_t>(square)} * fraction;
  const Whole128 above = (square >> 64) * fraction + (below >> 64);
  cubes.add(above << 64 | static_cast<std::uint64_t>(below), static_cast<std::uint64_t>(above >> 64));
}

void ExactMoments::Octave::merge(const Octave& later) {
  count += later.count;
  const Whole128 both = sum() + later.sum();
  sum_low = static_cast<std::uint64_t>(both);
  sum_high = static_cast<std::uint64_t>(both >> 64);
  squares.add(later.squares.low, later.squares.high);
  cubes.add(later.cubes.low, later.cubes.high);
}

// Powers of distances from the whole number that is nearest to the mean are whole too, and their sums exact:
// nothing that matters cancels when the rest of the way, half a unit at most, is gone in rounded numbers.
Moments ExactMoments::Octave::moments(std::uint64_t exponent) const {
  const auto pivot = static_cast<std::uint64_t>((sum() + count / 2) / count);
  const auto distance = [&](const Whole192& power, const Whole192& lower) {  // power - pivot * lower
    Whole192 result;
    result.add_product(lower, pivot);
    result.negate();
    result.add(power.low, power.high);
    return result;
  };
  const Whole192 firsts = distance({sum(), 0}, {count, 0});
  const Whole192 seconds = distance(squares, {sum(), 0}), thirds = distance(cubes, squares);
  const Whole192 about_seconds = distance(seconds, firsts);
  const double rows = static_cast<double>(count), shift = firsts.value() / rows;
  const double square = about_seconds.value(), unit = unit_of(exponent);
  const double cube = distance(distance(thirds, seconds), about_seconds).value();
  return Moments{
      {.count = rows,
       .mean = (static_cast<double>(leading(exponent) + pivot) + shift) * unit,
       .squares = (square - rows * shift * shift) * unit * unit,
       .cubes = (cube - 3 * shift * square + 2 * rows * shift * shift * shift) * unit * unit * unit}};
}

void ExactMoments::add(std::span<const double> numbers) {
  count_ += numbers.size();
  for (const double number : numbers) {
    const auto bits = std::bit_cast<std::uint64_t>(number);
    const std::uint64_t exponent = bits >> fraction_bits;
    if (bits == 0) continue;
    if (exponent - first_ >= octaves_.size()) reach(exponent);
    octaves_[exponent - first_].add(bits & (one - 1));
  }
}

// Makes room for an exponent: from the lowest met to the highest, however they came.
void ExactMoments::reach(std::uint64_t exponent) {
  if (octaves_.empty()) first_ = exponent;
  if (exponent < first_) {
    octaves_.insert(octaves_.begin(), first_ - exponent, Octave{});
    first_ = exponent;
  }
  octaves_.resize(std::max<std::size_t>(octaves_.size(), exponent - first_ + 1));
}

void ExactMoments::merge(const ExactMoments& later) {
  count_ += later.count_;
  if (later.octaves_.empty()) return;
  reach(later.first_);
  reach(later.first_ + later.octaves_.size() - 1);
  for (std::size_t i = 0; i < later.octaves_.size(); ++i)
    octaves_[later.first_ - first_ + i].merge(later.octaves_[i]);
}

void ExactMoments::save(StateWriter& out) const {
  for (const std::uint64_t number : {count_, first_, std::uint64_t{octaves_.size()}}) out.whole(number);
  for (const Octave& octave : octaves_) {
    for (const std::uint64_t number : {octave.count, octave.sum_low, octave.sum_high}) out.whole(number);
    for (const Whole192& sum : {octave.squares, octave.cubes}) {
      out.whole(static_cast<std::uint64_t>(sum.low));
      out.whole(static_cast<std::uint64_t>(sum.low >> 64));
      out.whole(sum.high);
    }
  }
}

void ExactMoments::load(StateReader& in) {
  count_ = in.whole();
  first_ = in.below(exponents);
  octaves_.resize(in.below(exponents - first_ + 1));
  std::uint64_t left = count_;
  for (Octave& octave : octaves_) {
    for (std::uint64_t* number : {&octave.count, &octave.sum_low, &octave.sum_high}) *number = in.whole();
    in.require(octave.count <= left && octave.sum() / one <= octave.count);
    left -= octave.count;
    for (Whole192* sum : {&octave.squares, &octave.cubes}) {
      const std::uint64_t lowest = in.whole();
      sum->low = Whole128{in.whole()} << 64 | lowest;
      sum->high = in.whole();
    }
  }
  const auto error = moments().standard_error();
  in.require(!error || std::isfinite(*error));
}

double ExactMoments::sum() const {
  CompensatedSum total;
  for (std::size_t i = octaves_.size(); i-- > 0;) {
    const Octave& octave = octaves_[i];
    const Whole128 units = Whole128{octave.count} * leading(first_ + i) + octave.sum();
    add_units(total, units, unit_of(first_ + i));
  }
  return total.value();
}

Moments ExactMoments::moments() const {
  std::uint64_t zeros = count_;
  for (const Octave& octave : octaves_) zeros -= octave.count;
  Moments all{{.count = static_cast<double>(zeros)}};
  for (std::size_t i = 0; i < octaves_.size(); ++i)
    if (octaves_[i].count > 0) all.merge(octaves_[i].moments(first_ + i));
  return all;
}

}  // namespace assay
