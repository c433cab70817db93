// Populations of several classes with a probability for each: a large finite one, from which rows are drawn.
#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <memory>
#include <numeric>

#include "samples.hpp"
#include "world.hpp"

namespace coverage {

namespace {

struct Model {
  const char* name;
  double distance;  // of a class's mean from those of the others, on its own axis, in standard deviations
};

constexpr std::array models{Model{"weak", .6}, Model{"good", 1.3}, Model{"excellent", 2.3}};

struct Row {
  std::size_t truth;
  std::vector<double> probabilities;
};

// The true probabilities of the classes, given a place.
std::vector<double> probabilities_at(const std::vector<double>& place, const std::vector<double>& shares,
                                     double distance) {
  std::vector<double> odds;
  for (std::size_t k = 0; k < shares.size(); ++k)
    odds.push_back(shares[k] * std::exp(distance * (place[k] - distance / 2)));
  const double sum = std::accumulate(odds.begin(), odds.end(), 0.0);
  for (double& one : odds) one /= sum;
  return odds;
}

std::vector<Row> rows_of(const std::vector<double>& shares, double distance) {
  constexpr double rows = 40000;
  constexpr std::uint64_t seed = 1;
  Random random(seed);
  const boost::math::normal normal;
  std::vector<Row> all;
  for (std::size_t truth = 0; truth < shares.size(); ++truth)
    for (double row = 0; row < std::round(rows * shares[truth]); ++row) {
      std::vector<double> place;
      for (std::size_t k = 0; k < shares.size(); ++k)
        place.push_back(quantile(normal, random.uniform()) + (k == truth ? distance : 0));
      all.push_back({truth, probabilities_at(place, shares, distance)});
    }
  return all;
}

bool of_scores(const assay::BoundMetric& metric) { return metric.of_scores(); }

Population population(const std::vector<double>& shares, double distance) {
  const auto rows = std::make_shared<const std::vector<Row>>(rows_of(shares, distance));
  const auto whole = [rows, classes = shares.size()](double count) {
    std::vector<ClassRow> all;
    for (const Row& row : *rows)
      all.push_back({row.truth, row.probabilities, count / static_cast<double>(rows->size())});
    return class_score_sample(all, classes);
  };
  Population made{.whole = whole(static_cast<double>(rows->size())),
                  .whole_of = whole,
                  .shares = shares,
                  .errors = 1,
                  .has = of_scores};
  const assay::ConfusionMatrix& matrix = made.whole.matrix;
  for (std::size_t k = 0; k < shares.size(); ++k) made.errors -= matrix.at(k, k) / matrix.total();
  made.draw = [rows, classes = shares.size()](std::size_t count, Random& random) {
    std::vector<ClassRow> drawn;
    for (std::size_t i = 0; i < count; ++i) {
      const Row& row =
          (*rows)[static_cast<std::size_t>(random.uniform() * static_cast<double>(rows->size()))];
      drawn.push_back({row.truth, row.probabilities});
    }
    return class_score_sample(drawn, classes);
  };
  return made;
}

}  // namespace

std::vector<World> worlds_of_class_scores() {
  std::vector<World> worlds;
  for (const auto& [name, distance] : models)
    for (const std::size_t classes : {3U, 5U, 10U})
      for (const double skew : {1.0, 20.0}) {
        const std::vector<double> shares = class_shares(classes, skew);
        worlds.push_back(
            {.setting = "class_scores_" + std::to_string(classes) + (skew == 1 ? "_balanced" : "_skewed"),
             .model = name,
             .prevalence = shares.back(),
             .classes = classes,
             .make = [shares, distance = distance] { return population(shares, distance); }});
      }
  return worlds;
}

}  // namespace coverage
