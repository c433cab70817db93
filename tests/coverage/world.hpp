// Populations whose true values are known, and samples of them.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "assay/metric/bound_metric.hpp"
#include "assay/sample/sample.hpp"
#include "random.hpp"

namespace coverage {

/// A population, from which rows are drawn independently, their classes too.
struct Population {
  assay::Sample whole;  // of very many rows, or of weights: its values are the true ones
  std::function<assay::Sample(double rows)> whole_of = nullptr;  // the same, of weights that sum to this
  std::vector<double> shares;                                    // of the classes
  double errors;  // the share of rows that are wrong; of rankings, at the best threshold
  bool (*has)(const assay::BoundMetric&);  // which metrics are measured
  double effective = 1;                    // of rows with weights, the share that their scatter leaves
  std::function<assay::Sample(std::size_t rows, Random&)> draw;
};

/// Where a population stands in the grid.
struct World {
  std::string setting;  // "counts", "binormal"
  std::string model;    // "weak", "good", "excellent"
  double prevalence;    // of the positive class; of several classes, of the smallest
  std::size_t classes = 2;
  std::function<Population()> make;
  std::optional<double> auc = std::nullopt;  // by a formula, where there is one

  [[nodiscard]] std::string name() const;
};

/// Two classes, and 3, 5 and 10: rows are right and wrong with fixed probabilities.
std::vector<World> worlds_of_counts();
/// Two classes and a score: its order.
std::vector<World> worlds_of_scores();
/// Two classes and a probability: its losses.
std::vector<World> worlds_of_losses();
/// A probability for each of 3, 5 and 10 classes.
std::vector<World> worlds_of_class_scores();
/// Two classes and a probability, or three classes: rows have weights, or are in clusters. Of clusters as
/// many are drawn as rows are asked for.
std::vector<World> worlds_of_scatter();

/// Two classes and a probability: rows are weighted by class to another prevalence.
std::vector<World> worlds_of_prevalence();

/// All of them.
std::vector<World> all_worlds();

/// It is a figure of calibration that has an interval where rows have weights, or are in clusters.
bool is_scattered_calibration(const assay::BoundMetric& metric);

/// From the largest class to the smallest, each smaller than the one before by the same factor.
std::vector<double> class_shares(std::size_t classes, double largest_by_smallest);

/// The population of a world. Throws a std::logic_error where its area under the ROC curve is not what the
/// formula says.
Population population_of(const World& world);

}  // namespace coverage
