// Draws of counts from their posterior.
#include "stats/posterior_draws.hpp"

#include <algorithm>
#include <array>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/seed_seq.hpp>
#include <boost/random/sobol.hpp>
#include <cmath>
#include <numbers>
#include <numeric>

namespace assay {

namespace {

constexpr double jeffreys = 0.5;

// A share and what is left of the whole, each in full precision.
struct Split {
  double share, rest;
};

// Quantiles of a Beta distribution whose shapes are 1/2 or more. The share is the squared sine of an angle,
// the density of which is bounded; its distribution is summed up on a grid, between whose points it is taken
// as linear: off by about a thousandth of a standard deviation.
class BetaQuantiles {
 public:
  BetaQuantiles(double a, double b) : of_sine_(2 * a - 1), of_cosine_(2 * b - 1) {
    const double mode = std::atan2(std::sqrt(of_sine_), std::sqrt(of_cosine_));
    const double reach = 7 / std::sqrt(of_sine_ + of_cosine_);  // seven standard deviations or more
    first_ = std::max(0.0, mode - reach);
    step_ = (std::min(std::numbers::pi / 2, mode + reach) - first_) / (points - 1);
    const double highest = log_density(mode);
    double before = 0;
    for (std::size_t i = 0; i < points; ++i) {
      const double density = std::exp(log_density(first_ + step_ * static_cast<double>(i)) - highest);
      below_[i] = i == 0 ? 0 : below_[i - 1] + (before + density) / 2;
      before = density;
    }
  }

  // Of a probability above 0 and below 1.
  Split operator()(double probability) const {
    const double wanted = probability * below_.back();
    const auto above = std::upper_bound(below_.begin() + 1, below_.end() - 1, wanted);
    const double low = *(above - 1), part = (wanted - low) / (*above - low);
    const double angle = first_ + step_ * (static_cast<double>(above - 1 - below_.begin()) + part);
    const double sine = std::sin(angle), cosine = std::cos(angle);
    return {sine * sine, cosine * cosine};
  }

 private:
  static constexpr std::size_t points = 512;

  [[nodiscard]] double log_density(double angle) const {
    const auto term = [](double power, double of) { return power > 0 ? power * std::log(of) : 0; };
    return term(of_sine_, std::sin(angle)) + term(of_cosine_, std::cos(angle));
  }

  double of_sine_, of_cosine_;  // powers of them in the density
  double first_ = 0, step_ = 0;
  std::array<double, points> below_{};
};

// Points of the unit cube, in its inside.
class SpreadPoints {
 public:
  SpreadPoints(std::size_t dimensions, std::uint64_t seed) : sequence_(dimensions), shift_(dimensions) {
    const std::array seeds{seed};
    boost::random::seed_seq mixed(seeds.begin(), seeds.end());
    boost::random::mt19937_64 random(mixed);
    for (std::uint64_t& one : shift_) one = random();
  }

  void next(std::span<double> point) {
    constexpr int precision = 53;
    for (std::size_t i = 0; i < point.size(); ++i)
      point[i] =
          std::ldexp(static_cast<double>((sequence_() ^ shift_[i]) >> (64 - precision)) + 0.5, -precision);
  }

 private:
  boost::random::sobol sequence_;
  std::vector<std::uint64_t> shift_;
};

}  // namespace

std::vector<std::vector<double>> posterior_draws(const Cells& cells, const BootstrapPlan& plan) {
  const double rows = std::accumulate(cells.begin(), cells.end(), 0.0);
  std::vector<BetaQuantiles> splits;  // a cell from all those after it
  double left = rows + jeffreys * static_cast<double>(cells.size());
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    left -= cells[i] + jeffreys;
    splits.emplace_back(cells[i] + jeffreys, left);
  }
  std::vector<std::vector<double>> drawn(cells.size(), std::vector<double>(plan.replicates));
  SpreadPoints points(splits.size(), plan.seed);
  std::vector<double> point(splits.size());
  for (std::size_t draw = 0; draw < plan.replicates; ++draw) {
    points.next(point);
    double rest = rows;
    for (std::size_t i = 0; i < splits.size(); ++i) {
      const Split split = splits[i](point[i]);
      drawn[i][draw] = rest * split.share;
      rest *= split.rest;
    }
    drawn.back()[draw] = rest;
  }
  return drawn;
}

}  // namespace assay
