// Choosing a threshold on some rows, and measuring it on others.
#include "assay/threshold/honest.hpp"

#include <array>
#include <cmath>
#include <limits>
#include <random>

namespace assay {

namespace {

constexpr std::size_t folds = 10;

// Rows with the same score, or with neighbouring ones, of which this is the lowest.
struct ScoreGroup {
  double score = 0;
  double positives = 0, negatives = 0;
};
using Groups = std::vector<ScoreGroup>;

Groups groups_of(const Ranking& ranking) {
  constexpr double most_groups = 10'000;
  const double least_rows = (ranking.positives() + ranking.negatives()) / most_groups;
  Groups groups;
  ranking.descend([&](double score, auto positives, auto negatives) {
    if (groups.empty() || groups.back().positives + groups.back().negatives >= least_rows)
      groups.push_back({});
    groups.back().score = score;
    groups.back().positives += static_cast<double>(positives);
    groups.back().negatives += static_cast<double>(negatives);
  });
  return groups;
}

Ranking ranking_of(const Groups& groups) {
  Ranking ranking;
  for (const ScoreGroup& group : groups) {
    ranking.add(group.score, true, group.positives);
    ranking.add(group.score, false, group.negatives);
  }
  ranking.sort();
  return ranking;
}

// Whole numbers below `end`, the same on all systems.
std::size_t drawn_below(std::size_t end, std::mt19937_64& random) { return (random() >> 32) * end >> 32; }

// The groups' rows in each of the parts of a random division.
std::array<Groups, folds> divided(const Groups& groups, std::mt19937_64& random) {
  std::array<Groups, folds> parts;
  for (Groups& part : parts)
    for (const ScoreGroup& group : groups) part.push_back({.score = group.score});
  for (std::size_t i = 0; i < groups.size(); ++i)
    for (const auto rows : {&ScoreGroup::positives, &ScoreGroup::negatives})
      for (double left = groups[i].*rows; left > 0; --left) parts[drawn_below(folds, random)][i].*rows += 1;
  return parts;
}

Groups without(Groups groups, const Groups& part) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i].positives -= part[i].positives;
    groups[i].negatives -= part[i].negatives;
  }
  return groups;
}

TwoByTwo sum(const TwoByTwo& a, const TwoByTwo& b) {
  return {.tp = a.tp + b.tp, .fp = a.fp + b.fp, .fn = a.fn + b.fn, .tn = a.tn + b.tn};
}

// The table of all rows, each called by a threshold that was chosen without its part; nothing where none can
// be.
std::optional<TwoByTwo> table_of_others(const Groups& groups, const Goal& goal, std::mt19937_64& random) {
  TwoByTwo table;
  for (const Groups& part : divided(groups, random)) {
    const auto found = best_threshold(ranking_of(without(groups, part)), goal);
    const auto* best = std::get_if<BestThreshold>(&found);
    if (!best) return std::nullopt;
    table = sum(table, tables_at(ranking_of(part), std::array{best->threshold})[0]);
  }
  return table;
}

double mean_number(const Formula& formula, std::span<const TwoByTwo> tables) {
  double total = 0, count = 0;
  for (const TwoByTwo& table : tables) {
    const double number = formula.evaluate(variables_of(table));
    if (!std::isfinite(number)) continue;
    total += number;
    ++count;
  }
  return 2 * count >= static_cast<double>(tables.size()) ? total / count
                                                         : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::optional<std::vector<double>> honest_numbers(const Ranking& ranking, const Goal& goal,
                                                  std::span<const Formula* const> formulas,
                                                  const HonestPlan& plan) {
  if (ranking.weighted()) return std::nullopt;
  const Groups groups = groups_of(ranking);
  Goal of_training = goal;
  if (goal.capacity) *of_training.capacity *= 1 - 1.0 / folds;
  std::mt19937_64 random(plan.seed);
  std::vector<TwoByTwo> tables;
  for (std::size_t i = 0; i < plan.repeats; ++i) {
    const auto table = table_of_others(groups, of_training, random);
    if (!table) return std::nullopt;
    tables.push_back(*table);
  }
  std::vector<double> numbers;
  for (const Formula* formula : formulas) numbers.push_back(mean_number(*formula, tables));
  return numbers;
}

}  // namespace assay
