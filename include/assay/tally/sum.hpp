// A sum that does not drown small terms in large ones.
#pragma once

#include <cmath>

namespace assay {

/// Neumaier 1974, ZAMM 54: the rounding errors of a running sum are summed too.
class Sum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    compensation_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  void merge(const Sum& other) {
    add(other.sum_);
    compensation_ += other.compensation_;
  }
  [[nodiscard]] double value() const { return std::isfinite(sum_) ? sum_ + compensation_ : sum_; }

 private:
  double sum_ = 0;
  double compensation_ = 0;
};

}  // namespace assay
