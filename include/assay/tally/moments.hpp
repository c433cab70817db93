// How numbers spread around their mean.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "assay/tally/state.hpp"

namespace assay {

/// The second and third moment of numbers about their mean. Nothing cancels, so that the spread of numbers
/// that are nearly equal is right, and that of equal ones 0. Pébay 2008, SAND2008-6212.
class Moments {
 public:
  void add(std::span<const double> numbers);
  /// Numbers that count as often as their weights say.
  void add(std::span<const double> numbers, std::span<const double> weights);
  void merge(const Moments& later);
  void save(StateWriter& out) const;
  void load(StateReader& in);

  /// Of the mean: s / sqrt(n). None of fewer than two numbers.
  [[nodiscard]] std::optional<double> standard_error() const;
  /// m3 / m2^1.5, where m are means of powers of the distance from the mean. None of fewer than two numbers,
  /// nor of equal ones.
  [[nodiscard]] std::optional<double> skewness() const;

  /// How many numbers there are, or the sum of their weights.
  [[nodiscard]] double count() const { return count_; }
  /// Sums of the second and third powers of distances from `centre`.
  [[nodiscard]] double squares_about(double centre) const;
  [[nodiscard]] double cubes_about(double centre) const;

 private:
  double count_ = 0;
  double mean_ = 0;
  double squares_ = 0;  // summed, of distances from the mean
  double cubes_ = 0;
};

}  // namespace assay
