// Sums that do not drown small terms in large ones.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

#include "assay/tally/exact_sum.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// Neumaier 1974, ZAMM 54: the rounding errors of a running sum are summed too.
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    compensation_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  [[nodiscard]] double value() const { return std::isfinite(sum_) ? sum_ + compensation_ : sum_; }

 private:
  double sum_ = 0;
  double compensation_ = 0;
};

/// A sum of rows' weights, and of their squares, whatever the order of the rows. Weights of 1, as most are,
/// are counted.
class WeightedCount {
 public:
  void add(double weight) {
    if (weight == 1) {
      ++ones_;
    } else {
      others_.add(weight);
      squares_.add(weight * weight);
    }
  }
  void merge(const WeightedCount& other) {
    ones_ += other.ones_;
    others_.merge(other.others_);
    squares_.merge(other.squares_);
  }
  void save(StateWriter& out) const {
    out.whole(ones_);
    others_.save(out);
    squares_.save(out);
  }
  void load(StateReader& in) {
    ones_ = in.below(std::uint64_t{1} << 53);
    others_.load(in);
    squares_.load(in);
    in.require(value() >= 0 && squares() >= 0);
  }
  [[nodiscard]] double value() const { return with_ones(others_); }
  /// Of the weights.
  [[nodiscard]] double squares() const { return with_ones(squares_); }

 private:
  [[nodiscard]] double with_ones(const ExactSum& sum) const {
    const auto ones = static_cast<double>(ones_);
    if (sum.empty()) return ones;
    ExactSum all = sum;
    all.add(ones);
    return all.value();
  }

  std::size_t ones_ = 0;
  ExactSum others_, squares_;
};

}  // namespace assay
