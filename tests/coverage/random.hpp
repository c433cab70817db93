// Random numbers that are the same on every machine.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace coverage {

class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_(seed) {}

  /// Above 0 and below 1.
  double uniform() { return (static_cast<double>(engine_() >> 11) + .5) * 0x1p-53; }

 private:
  std::mt19937_64 engine_;
};

/// Draws of the numbers 0, 1, 2 ... in proportion to their weights.
class Categories {
 public:
  explicit Categories(const std::vector<double>& weights) {
    double sum = 0;
    for (const double weight : weights) cumulative_.push_back(sum += weight);
  }
  std::size_t draw(Random& random) const {
    const auto at =
        std::upper_bound(cumulative_.begin(), cumulative_.end() - 1, random.uniform() * cumulative_.back());
    return static_cast<std::size_t>(at - cumulative_.begin());
  }

 private:
  std::vector<double> cumulative_;
};

/// Of one more part, mixed as by SplitMix64 (Steele, Lea & Flood 2014, OOPSLA).
inline std::uint64_t mixed(std::uint64_t seed, std::uint64_t part) {
  seed += 0x9e3779b97f4a7c15U * (part + 1);
  seed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9U;
  seed = (seed ^ (seed >> 27)) * 0x94d049bb133111ebU;
  return seed ^ (seed >> 31);
}

inline std::uint64_t mixed(std::uint64_t seed, std::string_view part) {
  for (const char letter : part) seed = mixed(seed, static_cast<unsigned char>(letter));
  return seed;
}

}  // namespace coverage
