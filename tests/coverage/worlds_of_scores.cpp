// Populations of scores in two classes: distributions on a fine grid, so that true values are exact.
#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <functional>
#include <optional>

#include "samples.hpp"
#include "world.hpp"

namespace coverage {

namespace {

using Distribution = std::function<double(double)>;  // P(X <= x)

// Scores that both classes may have, with their probabilities in each.
struct Atoms {
  std::vector<double> scores, negative, positive;
};

struct Model {
  const char* name;
  double auc;
};

constexpr std::array models{Model{"weak", .7}, Model{"good", .9}, Model{"excellent", .99}};

double normal_quantile(double share) { return boost::math::quantile(boost::math::normal(), share); }

Distribution normal(double mean, double sd) {
  return [=](double x) { return boost::math::cdf(boost::math::normal(mean, sd), x); };
}

Distribution mixed_with(const Distribution& most, const Distribution& few, double share) {
  return [=](double x) { return (1 - share) * most(x) + share * few(x); };
}

// What lies between each point and the one before.
Atoms atoms_at(const std::vector<double>& points, const Distribution& negative,
               const Distribution& positive) {
  Atoms atoms;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const bool first = i == 0, last = i + 1 == points.size();
    const auto mass = [&](const Distribution& below) {
      return (last ? 1 : below(points[i])) - (first ? 0 : below(points[i - 1]));
    };
    const double of_negatives = mass(negative), of_positives = mass(positive);
    if (of_negatives <= 0 && of_positives <= 0) continue;
    atoms.scores.push_back(points[i]);
    atoms.negative.push_back(of_negatives);
    atoms.positive.push_back(of_positives);
  }
  return atoms;
}

constexpr double fineness = 12000;

std::vector<double> even_points(double from, double to, double count = fineness) {
  std::vector<double> points;
  for (double i = 0; i <= count; ++i) points.push_back(from + (to - from) * i / count);
  return points;
}

// Of an area under the ROC curve, where positives scatter by `sd` and negatives by 1.
double distance_of(double auc, double sd) { return normal_quantile(auc) * std::sqrt(1 + sd * sd); }

Atoms binormal(double auc, double sd) {
  const double mean = distance_of(auc, sd);
  return atoms_at(even_points(std::min(-7.0, mean - 7 * sd), mean + 7 * sd), normal(0, 1), normal(mean, sd));
}

Atoms exponential(double auc) {
  const double mean = auc / (1 - auc);  // of the positives; negatives have 1
  std::vector<double> points = even_points(std::log(1e-6), std::log(20 * mean));
  for (double& point : points) point = std::exp(point);
  const auto below = [](double of) { return [of](double x) { return -std::expm1(-x / of); }; };
  return atoms_at(points, below(1), below(mean));
}

// Some positives that score like negatives, beside those that score as in the binormal model.
Atoms binormal_with_missed(double auc) {
  const double mean = distance_of(auc, 1);
  return atoms_at(even_points(-6, 6 + mean), normal(0, 1), mixed_with(normal(mean, 1), normal(0, 1), .02));
}

// All other positives score higher than every negative.
Atoms perfect_with_missed() {
  return atoms_at(even_points(-6, 26), normal(0, 1), mixed_with(normal(20, 1), normal(0, 1), .02));
}

Atoms five_levels(double auc) {
  const double mean = distance_of(auc, 1);
  std::vector<double> points = even_points(mean / 2 - 1.2, mean / 2 + 1.2, 3);
  points.push_back(10);
  return atoms_at(points, normal(0, 1), normal(mean, 1));
}

bool of_order(const assay::BoundMetric& metric) {
  return metric.of_scores() && metric.needs().ranking && !metric.needs().losses;
}

std::vector<ScoredRow> all_rows(const Atoms& atoms, double prevalence, double many) {
  std::vector<ScoredRow> rows;
  for (std::size_t i = 0; i < atoms.scores.size(); ++i) {
    rows.push_back({atoms.scores[i], true, many * prevalence * atoms.positive[i]});
    rows.push_back({atoms.scores[i], false, many * (1 - prevalence) * atoms.negative[i]});
  }
  return rows;
}

// The share of rows that are wrong at the threshold where it is smallest.
double fewest_errors(const assay::Ranking& ranking) {
  const double positives = ranking.positives(), negatives = ranking.negatives();
  double fewest = std::min(positives, negatives);
  ranking.accumulate([&](double, double found, double false_alarms) {
    fewest = std::min(fewest, positives - found + false_alarms);
  });
  return fewest / (positives + negatives);
}

Population scores_population(const Atoms& atoms, double prevalence) {
  constexpr double many = 1e9;
  Population population{
      .whole = ranked_sample(all_rows(atoms, prevalence, many)),
      .whole_of = [=](double rows) { return ranked_sample(all_rows(atoms, prevalence, rows)); },
      .shares = {1 - prevalence, prevalence},
      .has = of_order};
  population.errors = fewest_errors(population.whole.ranking.value().ranking());
  population.draw = [scores = atoms.scores, negative = Categories(atoms.negative),
                     positive = Categories(atoms.positive), prevalence](std::size_t rows, Random& random) {
    std::vector<ScoredRow> drawn;
    for (std::size_t row = 0; row < rows; ++row) {
      const bool is_positive = random.uniform() < prevalence;
      drawn.push_back({scores[(is_positive ? positive : negative).draw(random)], is_positive});
    }
    return ranked_sample(drawn);
  };
  return population;
}

}  // namespace

std::vector<World> worlds_of_scores() {
  std::vector<World> worlds;
  const auto add = [&](const char* setting, const char* model, std::optional<double> auc,
                       const std::function<Atoms()>& atoms) {
    for (const double prevalence : {.5, .1, .02})
      worlds.push_back({.setting = setting,
                        .model = model,
                        .prevalence = prevalence,
                        .make = [=] { return scores_population(atoms(), prevalence); },
                        .auc = auc});
  };
  for (const auto& [name, auc] : models) {
    add("binormal", name, auc, [auc = auc] { return binormal(auc, 1); });
    add("binormal_unequal", name, auc, [auc = auc] { return binormal(auc, 2); });
    add("exponential", name, auc, [auc = auc] { return exponential(auc); });
    add("binormal_missed", name, .98 * auc + .01, [auc = auc] { return binormal_with_missed(auc); });
    add("five_levels", name, std::nullopt, [auc = auc] { return five_levels(auc); });
  }
  add("perfect_missed", "excellent", .99, perfect_with_missed);
  return worlds;
}

}  // namespace coverage
