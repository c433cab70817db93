// Distances between what bins of rows should show and what they do.
#include "assay/stats/gaps.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/binomial.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/seed_seq.hpp>
#include <cmath>
#include <numbers>
#include <vector>

#include "stats/distributions.hpp"
#include "stats/quantile.hpp"

namespace assay {

namespace {

double rows_of(std::span<const Gap> gaps) {
  double rows = 0;
  for (const Gap& gap : gaps) rows += gap.rows;
  return rows;
}

// The mean of the distance from 0 of a normal variate.
double folded_mean(double mean, double deviation) {
  if (deviation == 0) return std::abs(mean);
  const double reach = std::abs(mean) / deviation;
  return deviation * std::sqrt(2 / std::numbers::pi) * std::exp(-reach * reach / 2) +
         std::abs(mean) * (1 - 2 * normal_tail(reach));
}

// The variance of the expected share's rows, as a part of what it is where all have the same probability.
double spread_of(const Gap& gap) {
  const double alike = gap.expected * (1 - gap.expected);
  constexpr double rounding = 1e-12;  // of rows that all have the same
  if (gap.variance >= (1 - rounding) * alike) return 1;
  return std::max(0.0, gap.variance / alike);
}

double mean_distance(double n, double p) {
  if (p <= 0 || p >= 1) return 0;
  const double m = std::floor(n * p);
  if (m + 1 > n) return 0;
  return 2 * (1 - p) * (m + 1) / n * boost::math::pdf(boost::math::binomial_distribution<>(n, p), m + 1);
}

// Gaps that are a number of times as large, with noise.
class GapDraws {
 public:
  GapDraws(std::span<const Gap> gaps, GapNorm norm, const BootstrapPlan& plan) : norm_(norm) {
    const double all = rows_of(gaps);
    for (const Gap& gap : gaps) {
      const double row = gap.rows / gap.independent_rows(gap.expected);
      const double share = (gap.positives + row * gap.expected) / (gap.rows + row),
                   off = share - gap.expected;
      Bin bin{.gap = gap,
              .weight = gap.rows / all,
              .expected = gap.expected,
              .within = std::max(0.0, gap.expected * (1 - gap.expected) - gap.variance)};
      bin.off = std::copysign(std::hypot(off, noise(bin, share)), off);
      bins_.push_back(bin);
    }
    const std::array seeds{plan.seed};
    boost::random::seed_seq sequence(seeds.begin(), seeds.end());
    boost::random::mt19937_64 random(sequence);
    boost::random::normal_distribution<> normal;
    normals_.resize(plan.replicates * bins_.size());
    for (double& one : normals_) one = normal(random);
  }

  // Of gaps without noise.
  [[nodiscard]] double size(double times) const {
    double size = 0;
    for (const Bin& bin : bins_) join(size, bin, share(bin, times) - bin.expected);
    return size;
  }

  [[nodiscard]] double quantile_of_sizes(double times, double probability) const {
    std::vector<double> offs, noises, sizes;
    for (const Bin& bin : bins_) {
      const double p = share(bin, times);
      offs.push_back(p - bin.expected);
      noises.push_back(noise(bin, p));
    }
    for (auto normal = normals_.begin(); normal != normals_.end();) {
      double size = 0;
      for (std::size_t i = 0; i < bins_.size(); ++i) join(size, bins_[i], offs[i] + noises[i] * *normal++);
      sizes.push_back(size);
    }
    return quantile(sizes, probability);
  }

 private:
  struct Bin {
    Gap gap;
    double weight, expected;
    double within;   // the variance of the scores
    double off = 0;  // the gap, as it may well be
  };
  // The standard error of a share of positives.
  static double noise(const Bin& bin, double share) {
    return std::sqrt(std::max(0.0, share * (1 - share) - bin.within) / bin.gap.independent_rows(share));
  }
  static double share(const Bin& bin, double times) {
    return std::clamp(bin.expected + times * bin.off, 0.0, 1.0);
  }
  void join(double& size, const Bin& bin, double gap) const {
    size = norm_ == GapNorm::mean ? size + bin.weight * std::abs(gap) : std::max(size, std::abs(gap));
  }

  GapNorm norm_;
  std::vector<Bin> bins_;
  std::vector<double> normals_;  // of each draw, one for each bin
};

// Where `holds`, which it does at `in` and not at `out`, ends.
template <class Holds>
double end_of(double in, double out, Holds holds) {
  constexpr int halvings = 30;
  for (int i = 0; i < halvings; ++i) {
    const double middle = (in + out) / 2;
    (holds(middle) ? in : out) = middle;
  }
  return in;
}

}  // namespace

double size_of(std::span<const Gap> gaps, GapNorm norm) {
  const double all = rows_of(gaps);
  double size = 0;
  for (const Gap& gap : gaps) {
    const double off = std::abs(gap.positives - gap.rows * gap.expected);
    size = norm == GapNorm::mean ? size + off / all : std::max(size, off / gap.rows);
  }
  return size;
}

double expected_size(std::span<const Gap> gaps) {
  const double all = rows_of(gaps);
  double size = 0;
  for (const Gap& gap : gaps)
    size += gap.rows / all * mean_distance(gap.rows, gap.expected) * std::sqrt(spread_of(gap));
  return size;
}

Interval expected_range(std::span<const Gap> gaps, const BootstrapPlan& plan) {
  const GapDraws draws(gaps, GapNorm::mean, plan);
  const double tail = (1 - plan.confidence) / 2, size = expected_size(gaps);
  return {.low = std::min(size, draws.quantile_of_sizes(0, tail)),
          .high = std::max(size, draws.quantile_of_sizes(0, 1 - tail)),
          .method = IntervalMethod::inversion};
}

double debiased_size(std::span<const Gap> gaps) {
  const double all = rows_of(gaps);
  double drawn = 0;
  for (const Gap& gap : gaps) {
    const double share = gap.rows > 1 ? gap.positives / gap.rows : gap.expected;
    drawn += gap.rows / all *
             folded_mean(gap.positives / gap.rows - gap.expected, std::sqrt(share * (1 - share) / gap.rows));
  }
  return std::max(0.0, 2 * size_of(gaps, GapNorm::mean) - drawn);
}

Interval gap_interval(std::span<const Gap> gaps, GapNorm norm, const BootstrapPlan& plan) {
  const GapDraws draws(gaps, norm, plan);
  const double seen = size_of(gaps, norm), tail = (1 - plan.confidence) / 2;
  const auto too_small = [&](double times) { return draws.quantile_of_sizes(times, 1 - tail) < seen; };
  const auto not_too_large = [&](double times) { return draws.quantile_of_sizes(times, tail) <= seen; };
  constexpr double most_times = 1024;
  double far = 1;
  while (far < most_times && not_too_large(far)) far *= 2;
  const double low = too_small(0) ? draws.size(end_of(0, far, too_small)) : 0;
  const double high = not_too_large(0) ? draws.size(end_of(0, far, not_too_large)) : 0;
  return {.low = std::min(seen, low), .high = std::max(seen, high), .method = IntervalMethod::inversion};
}

Interval consistent_range(const Gap& gap, double confidence) {
  namespace policies = boost::math::policies;
  using Outwards = policies::policy<policies::discrete_quantile<policies::integer_round_outwards>>;
  const double p = std::clamp(gap.expected, 0.0, 1.0), tail = (1 - confidence) / 2;
  const boost::math::binomial_distribution<double, Outwards> alike(gap.rows, p);
  const double spread = std::sqrt(spread_of(gap));
  const auto share = [&](double successes) { return p + spread * (successes / gap.rows - p); };
  return {.low = share(boost::math::quantile(alike, tail)),
          .high = share(boost::math::quantile(boost::math::complement(alike, tail))),
          .method = IntervalMethod::exact};
}

}  // namespace assay
