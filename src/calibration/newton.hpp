// Logistic regression by Newton's method.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace assay {

template <std::size_t K>
using Coefficients = std::array<double, K>;

/// Rows that are alike: their features, the log odds that they have before these, and how many there are.
template <std::size_t K>
struct AlikeRows {
  Coefficients<K> features;
  double offset = 0;
  double positives = 0, negatives = 0;
};

template <std::size_t K>
double odds_of(const AlikeRows<K>& alike, const Coefficients<K>& at) {
  double odds = alike.offset;
  for (std::size_t i = 0; i < K; ++i) odds += at[i] * alike.features[i];
  return odds;
}

/// The gradient of the log likelihood of coefficients, and the information: what it bends by.
template <std::size_t K>
class Likelihood {
 public:
  explicit Likelihood(const Coefficients<K>& at) : at_(at) {}

  void add(const AlikeRows<K>& alike) {
    const double odds = odds_of(alike, at_);
    const double small = std::exp(-std::abs(odds));  // never infinite
    const double p = odds >= 0 ? 1 / (1 + small) : small / (1 + small);
    const double rows = alike.positives + alike.negatives, off = alike.positives - rows * p;
    const double bend = rows * small / ((1 + small) * (1 + small));
    squares_ += alike.positives * (1 - p) * (1 - p) + alike.negatives * p * p;
    for (std::size_t i = 0; i < K; ++i) {
      gradient_[i] += off * alike.features[i];
      for (std::size_t j = 0; j <= i; ++j) information_[i][j] += bend * alike.features[i] * alike.features[j];
    }
  }

  /// Of what is left of the rows' labels, the sum.
  [[nodiscard]] double squares() const { return squares_; }
  /// Newton's.
  [[nodiscard]] Coefficients<K> step() const { return solved(gradient_); }
  /// What a row with these features changes in a coefficient, times what is left of its label; and how far a
  /// row of such a bend draws the line to itself.
  [[nodiscard]] double change(std::size_t i, const Coefficients<K>& features) const {
    return solved(features)[i];
  }
  [[nodiscard]] double leverage(double bend, const Coefficients<K>& features) const {
    const Coefficients<K> x = solved(features);
    double sum = 0;
    for (std::size_t i = 0; i < K; ++i) sum += x[i] * features[i];
    return bend * sum;
  }
  /// Of a coefficient, by the inverse of the information.
  [[nodiscard]] double standard_error(std::size_t i) const {
    Coefficients<K> one{};
    one[i] = 1;
    return std::sqrt(solved(one)[i]);
  }

 private:
  using Triangle = std::array<Coefficients<K>, K>;

  // By Cholesky's decomposition. A feature that says nothing beyond others is not moved along.
  [[nodiscard]] Coefficients<K> solved(Coefficients<K> x) const {
    Triangle lower = information_;
    constexpr double nothing = 1e-14;
    for (std::size_t i = 0; i < K; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        for (std::size_t k = 0; k < j; ++k) lower[i][j] -= lower[i][k] * lower[j][k];
        if (i != j) lower[i][j] = lower[j][j] > 0 ? lower[i][j] / lower[j][j] : 0;
      }
      lower[i][i] = lower[i][i] > nothing * information_[i][i] ? std::sqrt(lower[i][i]) : 0;
    }
    const auto divided = [&](std::size_t i) { return lower[i][i] > 0 ? x[i] / lower[i][i] : 0; };
    for (std::size_t i = 0; i < K; ++i) {
      for (std::size_t k = 0; k < i; ++k) x[i] -= lower[i][k] * x[k];
      x[i] = divided(i);
    }
    for (std::size_t i = K; i-- > 0;) {
      for (std::size_t k = i + 1; k < K; ++k) x[i] -= lower[k][i] * x[k];
      x[i] = divided(i);
    }
    return x;
  }

  Coefficients<K> at_;
  double squares_ = 0;
  Coefficients<K> gradient_{};
  Triangle information_{};
};

template <std::size_t K>
double size_of(const Coefficients<K>& x) {
  double size = 0;
  for (const double one : x) size += std::abs(one);
  return size;
}

/// The coefficients of the highest likelihood, from `at` on. `rows` is gone through many times. Where there
/// is none, as the classes are separated, large ones.
template <std::size_t K, class Rows>
Coefficients<K> fitted(const Rows& rows, Coefficients<K> at) {
  constexpr int most_steps = 100, most_halvings = 40;
  constexpr double converged = 1e-13;
  const auto log_likelihood = [&](const Coefficients<K>& there) {
    double log = 0;
    for (const AlikeRows<K>& alike : rows) {
      const double odds = odds_of(alike, there);
      log += alike.positives * odds - (alike.positives + alike.negatives) *
                                          (std::max(odds, 0.0) + std::log1p(std::exp(-std::abs(odds))));
    }
    return log;
  };
  double here = log_likelihood(at);
  for (int i = 0; i < most_steps; ++i) {
    Likelihood<K> slopes(at);
    for (const AlikeRows<K>& alike : rows) slopes.add(alike);
    Coefficients<K> step = slopes.step();
    // The log likelihood is concave: a step that is halved until it rises ends at the top.
    for (int halving = 0; halving < most_halvings; ++halving) {
      Coefficients<K> next = at;
      for (std::size_t k = 0; k < K; ++k) next[k] += step[k];
      if (const double there = log_likelihood(next); there >= here - 1e-12 * std::abs(here)) {
        at = next;
        here = there;
        break;
      }
      for (double& one : step) one /= 2;
    }
    if (!(size_of(step) > converged * (1 + size_of(at)))) break;
  }
  return at;
}

}  // namespace assay
