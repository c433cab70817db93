// Populations of probabilities of two classes: a normal distribution of log odds on a fine grid.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "samples.hpp"
#include "world.hpp"

namespace coverage {

namespace {

struct Model {
  const char* name;
  double sd;  // of the true log odds
};

constexpr std::array models{Model{"weak", 1}, Model{"good", 2.5}, Model{"excellent", 5}};

// Of the log odds that a model states, as a multiple of the true ones.
struct Stated {
  const char* setting;
  double times;
};

constexpr std::array stated{Stated{"losses_calibrated", 1}, Stated{"losses_overconfident", 2}};

double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

// Log odds, and how frequent each is.
std::vector<std::pair<double, double>> log_odds_of(double mean, double sd) {
  constexpr double steps = 4000, farthest = 4.5;
  std::vector<std::pair<double, double>> all;
  double sum = 0;
  for (double i = 0; i <= steps; ++i) {
    const double z = farthest * (2 * i / steps - 1);
    all.emplace_back(mean + sd * z, std::exp(-z * z / 2));
    sum += all.back().second;
  }
  for (auto& [odds, share] : all) share /= sum;
  return all;
}

double prevalence_at(double mean, double sd) {
  double prevalence = 0;
  for (const auto& [odds, share] : log_odds_of(mean, sd)) prevalence += share * probability_of(odds);
  return prevalence;
}

double mean_with(double prevalence, double sd) {
  double low = -60, high = 60;
  while (high - low > 1e-9) {
    const double middle = (low + high) / 2;
    (prevalence_at(middle, sd) < prevalence ? low : high) = middle;
  }
  return low;
}

bool of_losses(const assay::BoundMetric& metric) { return metric.of_scores() && metric.needs().losses; }

Population population(double sd, double times, double prevalence) {
  constexpr double surest = 20, many = 1e9;  // stated log odds beyond are cut, as none is infinite
  std::vector<ScoredRow> rows;
  std::vector<double> weights;
  for (const auto& [odds, share] : log_odds_of(mean_with(prevalence, sd), sd)) {
    const double score = probability_of(std::clamp(times * odds, -surest, surest));
    for (const bool positive : {false, true}) {
      const double weight = share * probability_of(positive ? odds : -odds);
      rows.push_back({score, positive, many * weight});
      weights.push_back(weight);
    }
  }
  Population made{
      .whole = probability_sample(rows), .shares = {1 - prevalence, prevalence}, .has = of_losses};
  const assay::ConfusionMatrix& matrix = made.whole.matrix;
  made.errors = (matrix.at(0, 1) + matrix.at(1, 0)) / matrix.total();
  made.draw = [rows, categories = Categories(weights)](std::size_t count, Random& random) {
    std::vector<ScoredRow> drawn;
    for (std::size_t i = 0; i < count; ++i) {
      drawn.push_back(rows[categories.draw(random)]);
      drawn.back().weight = 1;
    }
    return probability_sample(drawn);
  };
  return made;
}

}  // namespace

std::vector<World> worlds_of_losses() {
  std::vector<World> worlds;
  for (const auto& [setting, times] : stated)
    for (const auto& [name, sd] : models)
      for (const double prevalence : {.5, .1, .02})
        worlds.push_back(
            {.setting = setting,
             .model = name,
             .prevalence = prevalence,
             .make = [sd = sd, times = times, prevalence] { return population(sd, times, prevalence); }});
  return worlds;
}

}  // namespace coverage
