// How numbers spread around their mean.
#include "assay/tally/moments.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace assay {

namespace {

struct PowerSums {
  double first = 0, second = 0, third = 0;
};

// Of distances from a pivot: several sums side by side, which the compiler adds at once.
PowerSums power_sums(std::span<const double> numbers, double pivot) {
  constexpr std::size_t lanes = 4;
  std::array<double, lanes> first{}, second{}, third{};
  const auto add = [&](std::size_t lane, double number) {
    const double distance = number - pivot, square = distance * distance;
    first[lane] += distance;
    second[lane] += square;
    third[lane] += square * distance;
  };
  std::size_t done = 0;
  for (; done + lanes <= numbers.size(); done += lanes)
    for (std::size_t lane = 0; lane < lanes; ++lane) add(lane, numbers[done + lane]);
  for (; done < numbers.size(); ++done) add(0, numbers[done]);
  const auto sum = [](const std::array<double, lanes>& of) { return (of[0] + of[1]) + (of[2] + of[3]); };
  return {sum(first), sum(second), sum(third)};
}

}  // namespace

// A chunk at a time: about a number of its own its sums lose no digits that matter.
void Moments::add(std::span<const double> numbers) {
  constexpr std::size_t most = 512;
  while (!numbers.empty()) {
    const auto chunk = numbers.first(std::min(most, numbers.size()));
    numbers = numbers.subspan(chunk.size());
    const PowerSums sums = power_sums(chunk, chunk[0]);
    Moments one;
    one.count_ = static_cast<double>(chunk.size());
    const double shift = sums.first / one.count_;
    one.mean_ = chunk[0] + shift;
    one.squares_ = std::max(0.0, sums.second - shift * sums.first);
    one.cubes_ = sums.third - 3 * shift * sums.second + 2 * shift * shift * sums.first;
    merge(one);
  }
}

void Moments::add(std::span<const double> numbers, std::span<const double> weights) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    Moments one;
    one.count_ = weights[i];
    one.mean_ = numbers[i];
    merge(one);
  }
}

void Moments::merge(const Moments& later) {
  if (later.count_ == 0) return;
  const double count = count_ + later.count_;
  const double part = count_ / count, other = later.count_ / count;
  const double distance = later.mean_ - mean_;
  const double between = distance * distance * count_ * other;
  cubes_ += later.cubes_ + between * distance * (part - other) +
            3 * distance * (part * later.squares_ - other * squares_);
  squares_ += later.squares_ + between;
  mean_ += distance * other;
  count_ = count;
}

void Moments::save(StateWriter& out) const {
  for (const double number : {count_, mean_, squares_, cubes_}) out.real(number);
}

void Moments::load(StateReader& in) {
  for (double* number : {&count_, &mean_, &squares_, &cubes_}) *number = in.real();
}

std::optional<double> Moments::standard_error() const {
  if (count_ < 2) return std::nullopt;
  return std::sqrt(squares_ / (count_ - 1) / count_);
}

std::optional<double> Moments::skewness() const {
  if (count_ < 2 || squares_ == 0) return std::nullopt;
  return cubes_ / squares_ * std::sqrt(count_ / squares_);
}

double Moments::squares_about(double centre) const {
  const double distance = mean_ - centre;
  return squares_ + count_ * distance * distance;
}

double Moments::cubes_about(double centre) const {
  const double distance = mean_ - centre;
  return cubes_ + 3 * distance * squares_ + count_ * distance * distance * distance;
}

}  // namespace assay
