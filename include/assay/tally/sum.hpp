// Sums that do not drown small terms in large ones.
#pragma once

#include <cmath>
#include <cstddef>

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
  void merge(const CompensatedSum& other) {
    add(other.sum_);
    compensation_ += other.compensation_;
  }
  void save(StateWriter& out) const {
    out.real(sum_);
    out.real(compensation_);
  }
  void load(StateReader& in) {
    sum_ = in.real();
    compensation_ = in.real();
  }
  [[nodiscard]] double value() const { return std::isfinite(sum_) ? sum_ + compensation_ : sum_; }

 private:
  double sum_ = 0;
  double compensation_ = 0;
};

/// A sum of rows' weights, and of their squares. Weights of 1, as most are, are counted.
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
    ones_ = in.whole();
    others_.load(in);
    squares_.load(in);
  }
  [[nodiscard]] double value() const { return with_ones(others_); }
  /// Of the weights.
  [[nodiscard]] double squares() const { return with_ones(squares_); }

 private:
  [[nodiscard]] double with_ones(CompensatedSum sum) const {
    sum.add(static_cast<double>(ones_));
    return sum.value();
  }

  std::size_t ones_ = 0;
  CompensatedSum others_, squares_;
};

}  // namespace assay
