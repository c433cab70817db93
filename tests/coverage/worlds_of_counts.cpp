// Populations of truth and prediction: the cells of a confusion matrix.
#include <array>
#include <cstddef>

#include "samples.hpp"
#include "world.hpp"

namespace coverage {

namespace {

struct Model {
  const char* name;
  double recall, specificity;  // of two classes
  double right;                // of several classes, in each
};

constexpr std::array models{Model{"weak", .7, .7, .7}, Model{"good", .85, .9, .87},
                            Model{"excellent", .95, .98, .96}};

bool of_counts(const assay::BoundMetric& metric) { return !metric.of_scores(); }

Population counts_population(std::size_t classes, const std::vector<double>& cells) {
  Population population{.whole = count_sample(classes, cells), .has = of_counts};
  const assay::ConfusionMatrix& matrix = population.whole.matrix;
  population.errors = 1;
  for (std::size_t k = 0; k < classes; ++k) {
    population.shares.push_back(matrix.truth_total(k));
    population.errors -= matrix.at(k, k);
  }
  population.draw = [classes, categories = Categories(cells), size = cells.size()](std::size_t rows,
                                                                                   Random& random) {
    std::vector<double> counts(size);
    for (std::size_t row = 0; row < rows; ++row) ++counts[categories.draw(random)];
    return count_sample(classes, counts);
  };
  return population;
}

// The second class is the positive one.
Population two_classes(const Model& model, double prevalence) {
  return counts_population(2,
                           {(1 - prevalence) * model.specificity, (1 - prevalence) * (1 - model.specificity),
                            prevalence * (1 - model.recall), prevalence * model.recall});
}

Population several_classes(const Model& model, const std::vector<double>& shares) {
  const std::size_t classes = shares.size();
  std::vector<double> cells;
  for (std::size_t truth = 0; truth < classes; ++truth)
    for (std::size_t predicted = 0; predicted < classes; ++predicted)
      cells.push_back(shares[truth] * (truth == predicted
                                           ? model.right
                                           : (1 - model.right) / static_cast<double>(classes - 1)));
  return counts_population(classes, cells);
}

}  // namespace

std::vector<World> worlds_of_counts() {
  std::vector<World> worlds;
  for (const Model& model : models) {
    for (const double prevalence : {.5, .1, .02})
      worlds.push_back({.setting = "counts", .model = model.name, .prevalence = prevalence, .make = [=] {
                          return two_classes(model, prevalence);
                        }});
    for (const std::size_t classes : {3U, 5U, 10U})
      for (const double skew : {1.0, 20.0}) {
        const std::vector<double> shares = class_shares(classes, skew);
        worlds.push_back(
            {.setting = "counts_" + std::to_string(classes) + (skew == 1 ? "_balanced" : "_skewed"),
             .model = model.name,
             .prevalence = shares.back(),
             .classes = classes,
             .make = [=] { return several_classes(model, shares); }});
      }
  }
  return worlds;
}

}  // namespace coverage
