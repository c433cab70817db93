// Draws from Beta posteriors.
#include "assay/stats/beta.hpp"

#include <boost/random/gamma_distribution.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <limits>
#include <vector>

#include "stats/quantile.hpp"

namespace assay {

namespace {

using Random = boost::random::mt19937_64;

// A share and its complement, each exact near 0: two gamma variates, each over their sum.
struct Share {
  double share, complement;
};

Share beta(double successes, double failures, Random& random) {
  constexpr double jeffreys = 0.5;
  const double a = boost::random::gamma_distribution<>(successes + jeffreys)(random);
  const double b = boost::random::gamma_distribution<>(failures + jeffreys)(random);
  return {a / (a + b), b / (a + b)};
}

Interval central(std::vector<double>& draws, double confidence) {
  const double tail = (1 - confidence) / 2;
  return {.low = quantile(draws, tail), .high = quantile(draws, 1 - tail), .method = IntervalMethod::beta};
}

}  // namespace

LikelihoodRatioIntervals beta_likelihood_ratios(const TwoByTwo& table, const BetaPlan& plan) {
  Random random(plan.seed);
  std::vector<double> plus, minus;
  for (std::size_t i = 0; i < plan.draws; ++i) {
    const Share found = beta(table.tp, table.fn, random);
    const Share spared = beta(table.tn, table.fp, random);
    plus.push_back(found.share / spared.complement);
    minus.push_back(found.complement / spared.share);
  }
  LikelihoodRatioIntervals ratios{.plus = central(plus, plan.confidence),
                                  .minus = central(minus, plan.confidence)};
  // An empty cell leaves its rate open to 0, as it was seen (Brown, Cai & DasGupta 2001, section 4.1.2).
  if (table.tp == 0) ratios.plus.low = 0;
  if (table.fp == 0) ratios.plus.high = std::numeric_limits<double>::infinity();
  if (table.fn == 0) ratios.minus.low = 0;
  if (table.tn == 0) ratios.minus.high = std::numeric_limits<double>::infinity();
  return ratios;
}

}  // namespace assay
