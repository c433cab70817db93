// How numbers spread around their mean.
#pragma once

#include <cstddef>
#include <optional>

namespace assay {

/// Of numbers: sums of powers of their distances from the mean.
struct CentralSums {
  double count = 0;
  double mean = 0;
  double squares = 0;
  double cubes = 0;
};

/// The second and third moment of numbers about their mean. Nothing cancels, so that the spread of numbers
/// that are nearly equal is right, and that of equal ones 0. Pébay 2008, SAND2008-6212.
class Moments {
 public:
  Moments() = default;
  explicit Moments(const CentralSums& sums) : sums_(sums) {}

  void merge(const Moments& later);

  /// Of the mean: s / sqrt(n). None of fewer than two numbers.
  [[nodiscard]] std::optional<double> standard_error() const;
  /// m3 / m2^1.5, where m are means of powers of the distance from the mean. None of fewer than two numbers,
  /// nor of equal ones.
  [[nodiscard]] std::optional<double> skewness() const;

  /// How many numbers there are.
  [[nodiscard]] double count() const { return sums_.count; }
  /// Sums of the second and third powers of distances from `centre`.
  [[nodiscard]] double squares_about(double centre) const;
  [[nodiscard]] double cubes_about(double centre) const;

 private:
  CentralSums sums_;
};

}  // namespace assay
