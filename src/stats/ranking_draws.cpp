// Random draws of rankings.
#include "assay/stats/ranking_draws.hpp"

#include <algorithm>
#include <array>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/seed_seq.hpp>
#include <cmath>
#include <vector>

namespace assay {

namespace {

constexpr int ranking_draws = 200;

// How the rates of one class move when its rows' weights are drawn: zero at both ends.
class RateNoise {
 public:
  RateNoise(std::span<const TiedRows> groups, double TiedRows::*rows)
      : rate_(groups.size()), noise_(groups.size()) {
    double sum = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
      rate_[i] = sum += groups[i].*rows;
      sizes_.push_back(std::sqrt(groups[i].*rows));
    }
    for (double& rate : rate_) rate /= sum;
    rows_ = sum;
  }

  void draw(boost::random::mt19937_64& random) {
    double sum = 0;
    for (std::size_t i = 0; i < sizes_.size(); ++i)
      noise_[i] = sum += sizes_[i] > 0 ? sizes_[i] * normal_(random) : 0;
    for (std::size_t i = 0; i < sizes_.size(); ++i) noise_[i] = (noise_[i] - rate_[i] * sum) / rows_;
  }

  [[nodiscard]] double rate(std::size_t at) const { return rate_[at]; }
  [[nodiscard]] double noise(std::size_t at) const { return noise_[at]; }

 private:
  std::vector<double> rate_, sizes_, noise_;
  double rows_ = 0;
  boost::random::normal_distribution<> normal_;
};

}  // namespace

double gain_of_largest(std::span<const TiedRows> groups, std::uint64_t seed) {
  const std::array seeds{seed};
  boost::random::seed_seq sequence(seeds.begin(), seeds.end());
  boost::random::mt19937_64 random(sequence);
  RateNoise recall(groups, &TiedRows::positives), fpr(groups, &TiedRows::negatives);
  double largest = 0, drawn = 0;
  for (std::size_t i = 0; i < groups.size(); ++i)
    largest = std::max(largest, std::abs(recall.rate(i) - fpr.rate(i)));
  for (int draw = 0; draw < ranking_draws; ++draw) {
    recall.draw(random);
    fpr.draw(random);
    double found = 0;
    for (std::size_t i = 0; i < groups.size(); ++i)
      found = std::max(found, std::abs(recall.rate(i) + recall.noise(i) - fpr.rate(i) - fpr.noise(i)));
    drawn += found;
  }
  return std::max(0.0, drawn / ranking_draws - largest);
}

}  // namespace assay
