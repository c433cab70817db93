// Random numbers of successes.
#include "assay/stats/binomial_draws.hpp"

#include <array>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/seed_seq.hpp>

namespace assay {

struct BinomialDraws::Generator : boost::random::mt19937_64 {
  using boost::random::mt19937_64::mersenne_twister_engine;
};

BinomialDraws::BinomialDraws(std::uint64_t seed) {
  const std::array seeds{seed};
  boost::random::seed_seq sequence(seeds.begin(), seeds.end());
  random_ = std::make_unique<Generator>(sequence);
}

BinomialDraws::~BinomialDraws() = default;

double BinomialDraws::operator()(double trials, double p) {
  if (p <= 0 || p >= 1) return p <= 0 ? 0 : trials;
  return static_cast<double>(
      boost::random::binomial_distribution<std::int64_t>(static_cast<std::int64_t>(trials), p)(*random_));
}

}  // namespace assay
