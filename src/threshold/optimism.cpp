// Choosing a threshold again in resamples.
#include "assay/threshold/optimism.hpp"

#include <algorithm>
#include <array>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/seed_seq.hpp>
#include <cmath>
#include <limits>

namespace assay {

namespace {

// Rows with the same score, or with neighbouring ones, of which this is the lowest.
struct ScoreGroup {
  double score;
  double positives = 0, negatives = 0;
};

std::vector<ScoreGroup> groups_of(const Ranking& ranking) {
  constexpr double most_groups = 10'000;
  const double least_rows = (ranking.positives() + ranking.negatives()) / most_groups;
  std::vector<ScoreGroup> groups;
  ranking.descend([&](double score, auto positives, auto negatives) {
    if (groups.empty() || groups.back().positives + groups.back().negatives >= least_rows)
      groups.push_back({});
    groups.back().score = score;
    groups.back().positives += static_cast<double>(positives);
    groups.back().negatives += static_cast<double>(negatives);
  });
  return groups;
}

class Copies {
 public:
  explicit Copies(std::uint64_t seed) {
    const std::array seeds{seed};
    boost::random::seed_seq sequence(seeds.begin(), seeds.end());
    random_.seed(sequence);
  }

  // Of so many rows.
  double operator()(double rows) {
    if (rows == 0) return 0;
    return static_cast<double>(boost::random::poisson_distribution<std::int64_t>(rows)(random_));
  }

 private:
  boost::random::mt19937_64 random_;
};

Ranking resample(std::span<const ScoreGroup> groups, Copies& copies) {
  Ranking ranking;
  for (const ScoreGroup& group : groups) {
    ranking.add(group.score, true, copies(group.positives));
    ranking.add(group.score, false, copies(group.negatives));
  }
  ranking.sort();
  return ranking;
}

double mean_excess(const Formula& formula, std::span<const TwoByTwo> chosen, std::span<const TwoByTwo> all) {
  double sum = 0, count = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const double excess = formula.evaluate(variables_of(chosen[i])) - formula.evaluate(variables_of(all[i]));
    if (!std::isfinite(excess)) continue;
    sum += excess;
    ++count;
  }
  return 2 * count >= static_cast<double>(chosen.size()) ? sum / count
                                                         : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::optional<Optimism> optimism_of_choice(const Ranking& ranking, const Goal& goal,
                                           std::span<const Formula* const> formulas,
                                           const OptimismPlan& plan) {
  if (ranking.weighted()) return std::nullopt;
  const std::vector<ScoreGroup> groups = groups_of(ranking);
  Copies copies(plan.seed);
  std::vector<double> thresholds;
  std::vector<TwoByTwo> chosen;
  for (std::size_t i = 0; i < plan.replicates; ++i) {
    const auto found = best_threshold(resample(groups, copies), goal);
    if (const auto* best = std::get_if<BestThreshold>(&found)) {
      thresholds.push_back(best->threshold);
      chosen.push_back(best->table);
    }
  }
  if (2 * thresholds.size() < plan.replicates) return std::nullopt;
  const std::vector<TwoByTwo> all = tables_at(ranking, thresholds);
  Optimism optimism;
  for (const Formula* formula : formulas) optimism.excess.push_back(mean_excess(*formula, chosen, all));
  std::sort(thresholds.begin(), thresholds.end());
  const std::size_t beyond = thresholds.size() / 40;  // 2.5% at either end
  optimism.lowest = thresholds[beyond];
  optimism.highest = thresholds[thresholds.size() - 1 - beyond];
  return optimism;
}

}  // namespace assay
