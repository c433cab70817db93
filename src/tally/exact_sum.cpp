// Sums that are the same to the last bit in whichever order their terms come.
#include "assay/tally/exact_sum.hpp"

#include <algorithm>

#include "assay/tally/sum.hpp"
#include "tally/binary64.hpp"

namespace assay {

// Makes room for an exponent: from the lowest met to the highest, however they came.
void ExactSum::reach(std::uint64_t exponent) {
  if (wholes_.empty()) first_ = exponent;
  if (exponent < first_) {
    wholes_.insert(wholes_.begin(), first_ - exponent, 0);
    first_ = exponent;
  }
  wholes_.resize(std::max<std::size_t>(wholes_.size(), exponent - first_ + 1));
}

void ExactSum::merge(const ExactSum& later) {
  if (later.wholes_.empty()) return;
  reach(later.first_);
  reach(later.first_ + later.wholes_.size() - 1);
  for (std::size_t i = 0; i < later.wholes_.size(); ++i)
    wholes_[later.first_ - first_ + i] += later.wholes_[i];
}

void ExactSum::save(StateWriter& out) const {
  out.whole(first_);
  out.whole(wholes_.size());
  for (const Whole128 whole : wholes_) {
    out.whole(static_cast<std::uint64_t>(whole));
    out.whole(static_cast<std::uint64_t>(whole >> 64));
  }
}

void ExactSum::load(StateReader& in) {
  first_ = in.below(binary64::exponents);
  wholes_.resize(in.below(binary64::exponents - first_ + 1));
  for (Whole128& whole : wholes_) {
    whole = in.whole();
    whole |= Whole128{in.whole()} << 64;
  }
}

double ExactSum::value() const {
  CompensatedSum total;
  for (std::size_t i = wholes_.size(); i-- > 0;) {
    const bool negative = wholes_[i] >> 127 != 0;
    const double unit = binary64::unit_of(first_ + i);
    binary64::add_units(total, negative ? -wholes_[i] : wholes_[i], negative ? -unit : unit);
  }
  return total.value();
}

std::array<double, 2> ExactSum::parts() const {
  const double sum = value();
  if (!std::isfinite(sum)) return {sum, 0};
  ExactSum rest = *this;
  rest.add(-sum);
  return {sum, rest.value()};
}

}  // namespace assay
