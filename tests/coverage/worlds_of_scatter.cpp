// Populations of which rows are drawn with weights, or in clusters.
#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "samples.hpp"
#include "world.hpp"

namespace coverage {

namespace {

constexpr double many = 1e9;

double probability_of(double log_odds) { return 1 / (1 + std::exp(-log_odds)); }

double normal(Random& random) {
  return std::sqrt(-2 * std::log(random.uniform())) * std::cos(6.283185307179586 * random.uniform());
}

// A normal distribution on a grid: how far from the mean, in standard deviations, and how frequent.
std::vector<std::pair<double, double>> normal_grid(double steps) {
  constexpr double farthest = 4.5;
  std::vector<std::pair<double, double>> grid;
  double sum = 0;
  for (double i = 0; i <= steps; ++i) {
    const double z = farthest * (2 * i / steps - 1);
    grid.emplace_back(z, std::exp(-z * z / 2));
    sum += grid.back().second;
  }
  for (auto& [z, share] : grid) share /= sum;
  return grid;
}

// P(positive) of log odds that have a cluster's effect with this standard deviation added.
double mean_probability(double log_odds, double sd) {
  static const auto grid = normal_grid(60);
  double mean = 0;
  for (const auto& [z, share] : grid) mean += share * probability_of(log_odds + sd * z);
  return mean;
}

// Rows draw their log odds from a normal distribution, which are stated as they are. Those of a cluster have
// an effect in common that is not stated.
struct Model {
  const char* name;
  double mean, sd, effect;
};

constexpr std::array models{Model{"good", 0, 2.5, 1}, Model{"rare", -4, 2.5, 1}};

bool has(const assay::BoundMetric& metric) {
  constexpr std::array<std::string_view, 10> names{
      "accuracy",          "recall",  "f1",      "mcc",      "kappa",
      "balanced_accuracy", "lr_plus", "roc_auc", "log_loss", "average_precision"};
  return std::find(names.begin(), names.end(), metric.name()) != names.end() ||
         is_scattered_calibration(metric);
}

std::vector<ScoredRow> all_rows(const Model& model, double effect) {
  std::vector<ScoredRow> rows;
  for (const auto& [z, share] : normal_grid(3000)) {
    const double odds = model.mean + model.sd * z, positive = mean_probability(odds, effect);
    rows.push_back({probability_of(odds), true, many * share * positive});
    rows.push_back({probability_of(odds), false, many * share * (1 - positive)});
  }
  return rows;
}

Population population_like(const Model& model, double effect) {
  Population made{.whole = probability_sample(all_rows(model, effect)), .has = has};
  const assay::ConfusionMatrix& matrix = made.whole.matrix;
  made.shares = {matrix.truth_total(0) / matrix.total(), matrix.truth_total(1) / matrix.total()};
  made.errors = (matrix.at(0, 1) + matrix.at(1, 0)) / matrix.total();
  return made;
}

// Rows of high scores are drawn more often, and weigh less.
double weight_by_score(double score) { return score > .8 ? 1 : score > .2 ? 2 : 5; }

Population weighted_by_score(const Model& model) {
  Population made = population_like(model, 0);
  const std::vector<ScoredRow> rows = all_rows(model, 0);
  std::vector<double> shares;
  double sum = 0, squares = 0;
  for (const ScoredRow& row : rows) {
    shares.push_back(row.weight / weight_by_score(row.score));
    sum += shares.back();
    squares += row.weight * weight_by_score(row.score);
  }
  made.effective = many * many / (sum * squares);
  made.draw = [rows, categories = Categories(shares)](std::size_t count, Random& random) {
    std::vector<ScatteredRow> drawn;
    for (std::size_t i = 0; i < count; ++i) {
      const ScoredRow& row = rows[categories.draw(random)];
      drawn.push_back({.score = row.score, .positive = row.positive, .weight = weight_by_score(row.score)});
    }
    return scattered_sample(drawn);
  };
  return made;
}

// Weights have nothing to do with the rows.
Population weighted_at_random(const Model& model) {
  constexpr double sd = .7;
  Population made = population_like(model, 0);
  const std::vector<ScoredRow> rows = all_rows(model, 0);
  std::vector<double> shares;
  for (const ScoredRow& row : rows) shares.push_back(row.weight);
  made.effective = std::exp(-sd * sd);
  made.draw = [rows, categories = Categories(shares)](std::size_t count, Random& random) {
    std::vector<ScatteredRow> drawn;
    for (std::size_t i = 0; i < count; ++i) {
      const ScoredRow& row = rows[categories.draw(random)];
      drawn.push_back(
          {.score = row.score, .positive = row.positive, .weight = std::exp(sd * normal(random))});
    }
    return scattered_sample(drawn);
  };
  return made;
}

// 1 to 10.
std::size_t cluster_size(Random& random) { return 1 + static_cast<std::size_t>(10 * random.uniform()); }

// As many clusters as rows are asked for.
Population clustered(const Model& model, bool weighted) {
  Population made = population_like(model, model.effect);
  made.draw = [model, weighted](std::size_t count, Random& random) {
    std::vector<ScatteredRow> drawn;
    for (std::size_t cluster = 0; cluster < count; ++cluster) {
      const double effect = model.effect * normal(random);
      const double weight = weighted ? std::exp(.5 * normal(random)) : 1;
      for (std::size_t left = cluster_size(random); left > 0; --left) {
        const double odds = model.mean + model.sd * normal(random);
        drawn.push_back({.score = probability_of(odds),
                         .positive = random.uniform() < probability_of(odds + effect),
                         .weight = weight,
                         .cluster = cluster});
      }
    }
    return scattered_sample(drawn);
  };
  return made;
}

// Three classes, 9 : 3 : 1. The log odds of being right have an effect of the cluster.
Population three_classes(bool in_clusters) {
  constexpr double log_odds = 2, effect = 1, sd = .7;
  const std::vector<double> shares{9 / 13.0, 3 / 13.0, 1 / 13.0};
  const double right = in_clusters ? mean_probability(log_odds, effect) : probability_of(log_odds);
  std::vector<double> cells;
  for (std::size_t truth = 0; truth < 3; ++truth)
    for (std::size_t predicted = 0; predicted < 3; ++predicted)
      cells.push_back(shares[truth] * (truth == predicted ? right : (1 - right) / 2));
  Population made{.whole = count_sample(3, cells), .shares = shares, .errors = 1 - right, .has = has};
  made.effective = in_clusters ? 1 : std::exp(-sd * sd);
  made.draw = [in_clusters, classes = Categories(shares)](std::size_t count, Random& random) {
    std::vector<LabelledRow> drawn;
    for (std::size_t unit = 0; unit < count; ++unit) {
      const double odds = log_odds + (in_clusters ? effect * normal(random) : 0);
      for (std::size_t left = in_clusters ? cluster_size(random) : 1; left > 0; --left) {
        const std::size_t truth = classes.draw(random);
        const bool is_right = random.uniform() < probability_of(odds);
        const std::size_t predicted = is_right ? truth : (truth + (random.uniform() < .5 ? 1 : 2)) % 3;
        LabelledRow row{.truth = truth, .predicted = predicted, .weight = 1};
        if (in_clusters) {
          row.cluster = unit;
        } else {
          row.weight = std::exp(sd * normal(random));
        }
        drawn.push_back(row);
      }
    }
    return labelled_sample(drawn, 3);
  };
  return made;
}

}  // namespace

std::vector<World> worlds_of_scatter() {
  std::vector<World> worlds;
  for (const Model& model : models) {
    const double prevalence = std::round(100 * population_like(model, 0).shares[1]) / 100;
    const auto add = [&](const char* setting, const std::function<Population()>& make) {
      worlds.push_back({.setting = setting, .model = model.name, .prevalence = prevalence, .make = make});
    };
    add("weights_by_score", [=] { return weighted_by_score(model); });
    add("weights_lognormal", [=] { return weighted_at_random(model); });
    add("clusters", [=] { return clustered(model, false); });
    add("clusters_weighted", [=] { return clustered(model, true); });
  }
  for (const bool in_clusters : {false, true})
    worlds.push_back({.setting = in_clusters ? "clusters_3" : "weights_3",
                      .model = "good",
                      .prevalence = 1 / 13.0,
                      .classes = 3,
                      .make = [=] { return three_classes(in_clusters); }});
  return worlds;
}

}  // namespace coverage
