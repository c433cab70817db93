// Populations of probabilities that are moved to another prevalence than that of the rows drawn.
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
  double distance;  // of the classes' means, in standard deviations
};

constexpr std::array models{Model{"weak", 1}, Model{"good", 1.8}};

// The share of positives among the rows that are drawn.
struct Drawn {
  const char* setting;
  double share;
};

constexpr std::array drawn_shares{Drawn{"moved_from_half", .5}, Drawn{"moved_from_tenth", .1}};

bool has(const assay::BoundMetric& metric) {
  return metric.name() == "average_precision" || metric.name() == "log_loss" ||
         metric.name() == "brier_score" ||
         (is_scattered_calibration(metric) && metric.name() != "max_calibration_error");
}

// Of each class: rows of both scatter about means that lie as far from 0. Calibrated where rows are drawn.
std::vector<ScoredRow> class_rows(const Model& model, double share, bool positive) {
  constexpr double steps = 4000, farthest = 5;
  std::vector<ScoredRow> rows;
  double sum = 0;
  for (double i = 0; i <= steps; ++i) {
    const double z = farthest * (2 * i / steps - 1), x = z + (positive ? .5 : -.5) * model.distance;
    const double odds = model.distance * x + std::log(share / (1 - share));
    rows.push_back({1 / (1 + std::exp(-odds)), positive, std::exp(-z * z / 2)});
    sum += rows.back().weight;
  }
  for (ScoredRow& row : rows) row.weight /= sum;
  return rows;
}

// With weights by class that give the positives this share.
assay::Sample moved_sample(std::vector<ScatteredRow> rows, double positives, double to) {
  const auto all = static_cast<double>(rows.size());
  for (ScatteredRow& row : rows)
    row.weight = row.positive ? to * all / positives : (1 - to) * all / (all - positives);
  assay::Sample sample = scattered_sample(rows);
  assay::Ranking moved = sample.ranking->ranking();
  moved.weigh(1, 1);
  sample.ranking.emplace(std::move(moved));
  return sample;
}

Population moved(const Model& model, double share, double to) {
  constexpr double many = 1e9;
  const std::array rows{class_rows(model, share, false), class_rows(model, share, true)};
  std::vector<ScoredRow> whole;
  std::array<std::vector<double>, 2> weights;
  for (const std::size_t one : {0U, 1U})
    for (const ScoredRow& row : rows[one]) {
      weights[one].push_back(row.weight);
      whole.push_back({row.score, row.positive, many * row.weight * (one == 1 ? to : 1 - to)});
    }
  Population made{.whole = probability_sample(whole), .shares = {1 - share, share}, .has = has};
  const assay::ConfusionMatrix& matrix = made.whole.matrix;
  made.errors = (matrix.at(0, 1) + matrix.at(1, 0)) / matrix.total();
  made.draw = [rows, share, to, negative = Categories(weights[0]), positive = Categories(weights[1])](
                  std::size_t count, Random& random) {
    std::vector<ScatteredRow> drawn;
    double positives = 0;
    while (positives == 0 || positives == static_cast<double>(count)) {
      drawn.clear();
      positives = 0;
      for (std::size_t i = 0; i < count; ++i) {
        const bool is_positive = random.uniform() < share;
        const ScoredRow& row = rows[is_positive ? 1 : 0][(is_positive ? positive : negative).draw(random)];
        drawn.push_back({.score = row.score, .positive = row.positive});
        positives += is_positive ? 1 : 0;
      }
    }
    return moved_sample(std::move(drawn), positives, to);
  };
  return made;
}

}  // namespace

std::vector<World> worlds_of_prevalence() {
  std::vector<World> worlds;
  for (const auto& [setting, share] : drawn_shares)
    for (const Model& model : models)
      for (const double to : {.5, .1, .02})
        if (to != share)
          worlds.push_back(
              {.setting = setting, .model = model.name, .prevalence = to, .make = [=, share = share] {
                 return moved(model, share, to);
               }});
  return worlds;
}

}  // namespace coverage
