// All populations.
#include "world.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "figures.hpp"

namespace coverage {

std::string World::name() const { return setting + " " + model + " " + shown(prevalence); }

std::vector<World> all_worlds() {
  std::vector<World> all;
  for (auto* const of : {worlds_of_counts, worlds_of_scores, worlds_of_losses, worlds_of_class_scores,
                         worlds_of_scatter, worlds_of_prevalence}) {
    std::vector<World> some = of();
    std::move(some.begin(), some.end(), std::back_inserter(all));
  }
  return all;
}

bool is_scattered_calibration(const assay::BoundMetric& metric) {
  constexpr std::array<std::string_view, 12> names{"log_loss_skill",
                                                   "brier_skill",
                                                   "cox_snell_r2",
                                                   "nagelkerke_r2",
                                                   "tjur_r2",
                                                   "uncertainty",
                                                   "calibration_slope",
                                                   "calibration_intercept",
                                                   "calibration_in_the_large",
                                                   "observed_to_expected",
                                                   "ece",
                                                   "max_calibration_error"};
  return std::find(names.begin(), names.end(), metric.name()) != names.end();
}

std::vector<double> class_shares(std::size_t classes, double largest_by_smallest) {
  std::vector<double> shares;
  for (std::size_t k = 0; k < classes; ++k)
    shares.push_back(
        std::pow(largest_by_smallest, -static_cast<double>(k) / static_cast<double>(classes - 1)));
  const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
  for (double& share : shares) share /= sum;
  return shares;
}

Population population_of(const World& world) {
  constexpr double of_the_grid = 1e-4;  // what the scores' steps may change
  Population population = world.make();
  if (!world.auc) return population;
  const double auc = population.whole.ranking.value().roc().auc.number();
  if (!(std::abs(auc - *world.auc) < of_the_grid))
    throw std::logic_error(world.name() + ": roc_auc is " + shown(auc) + ", and should be " +
                           shown(*world.auc));
  return population;
}

}  // namespace coverage
