// How numbers spread around their mean.
#include "assay/tally/moments.hpp"

#include <cmath>

namespace assay {

void Moments::merge(const Moments& later) {
  const CentralSums& other = later.sums_;
  if (other.count == 0) return;
  const double count = sums_.count + other.count;
  const double part = sums_.count / count, rest = other.count / count;
  const double distance = other.mean - sums_.mean;
  const double between = distance * distance * sums_.count * rest;
  sums_.cubes += other.cubes + between * distance * (part - rest) +
                 3 * distance * (part * other.squares - rest * sums_.squares);
  sums_.squares += other.squares + between;
  sums_.mean += distance * rest;
  sums_.count = count;
}

std::optional<double> Moments::standard_error() const {
  if (sums_.count < 2) return std::nullopt;
  return std::sqrt(sums_.squares / (sums_.count - 1) / sums_.count);
}

std::optional<double> Moments::skewness() const {
  if (sums_.count < 2 || sums_.squares == 0) return std::nullopt;
  return sums_.cubes / sums_.squares * std::sqrt(sums_.count / sums_.squares);
}

double Moments::squares_about(double centre) const {
  const double distance = sums_.mean - centre;
  return sums_.squares + sums_.count * distance * distance;
}

double Moments::cubes_about(double centre) const {
  const double distance = sums_.mean - centre;
  return sums_.cubes + 3 * distance * sums_.squares + sums_.count * distance * distance * distance;
}

}  // namespace assay
