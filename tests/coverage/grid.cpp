// Which populations are simulated, and with how many rows.
#include "grid.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

namespace coverage {

namespace {

struct Point {
  std::string_view setting, model;
  double prevalence;  // 0: the only one there is
  std::size_t rows;
};

// Where today's methods and those before them had most to answer for, and little is to be drawn.
constexpr std::array short_grid{Point{"counts", "good", .5, 30},
                                Point{"counts", "good", .1, 100},
                                Point{"counts", "excellent", .5, 100},
                                Point{"counts", "weak", .02, 100},
                                Point{"counts_3_skewed", "good", 0, 100},
                                Point{"binormal", "good", .5, 30},
                                Point{"binormal", "excellent", .1, 100},
                                Point{"binormal", "excellent", .02, 1000},
                                Point{"binormal_unequal", "good", .1, 100},
                                Point{"exponential", "excellent", .1, 100},
                                Point{"binormal_missed", "excellent", .5, 100},
                                Point{"perfect_missed", "excellent", .02, 1000},
                                Point{"five_levels", "good", .5, 30},
                                Point{"losses_calibrated", "good", .5, 30},
                                Point{"losses_calibrated", "excellent", .1, 100},
                                Point{"losses_overconfident", "good", .1, 100},
                                Point{"class_scores_3_balanced", "good", 0, 100},
                                Point{"weights_by_score", "good", 0, 100},
                                Point{"weights_lognormal", "rare", 0, 100},
                                Point{"clusters", "good", 0, 30},
                                Point{"clusters_weighted", "rare", 0, 100},
                                Point{"clusters_3", "good", 0, 100},
                                Point{"moved_from_half", "weak", .1, 100},
                                Point{"moved_from_tenth", "good", .02, 1000}};

constexpr std::array<std::size_t, 3> numbers_of_rows{30, 100, 1000};

bool is_in_short_grid(const World& world, std::size_t rows) {
  return std::any_of(short_grid.begin(), short_grid.end(), [&](const Point& one) {
    return one.setting == world.setting && one.model == world.model && one.rows == rows &&
           (one.prevalence == 0 || one.prevalence == world.prevalence);
  });
}

bool is_wanted(const World& world, std::size_t rows, const Part& part) {
  return (!part.brief || is_in_short_grid(world, rows)) &&
         (part.setting.empty() || world.setting == part.setting) &&
         (part.model.empty() || world.model == part.model) &&
         (!part.prevalence || world.prevalence == *part.prevalence) && (!part.rows || rows == *part.rows);
}

// Those of many classes take long: half as many samples.
Simulation for_world(const World& world, Simulation how) {
  constexpr std::size_t many = 10;
  if (world.classes >= many) how.repetitions = (how.repetitions + 1) / 2;
  return how;
}

}  // namespace

std::vector<Cell> cells_of(const Part& part, const Simulation& how, bool with_progress) {
  std::vector<Cell> all;
  for (const World& world : all_worlds()) {
    std::optional<Population> population;
    for (const std::size_t rows : numbers_of_rows) {
      if (!is_wanted(world, rows, part)) continue;
      if (!population) population = population_of(world);
      if (with_progress) std::fprintf(stderr, "%s, %zu rows\n", world.name().c_str(), rows);
      const std::vector<Cell> cells = simulated(world, *population, rows, for_world(world, how));
      all.insert(all.end(), cells.begin(), cells.end());
    }
  }
  return all;
}

}  // namespace coverage
