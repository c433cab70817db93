// Which populations are simulated, and with how many rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "simulation.hpp"
#include "world.hpp"

namespace coverage {

/// A part of the grid; all of it where nothing is named.
struct Part {
  bool brief = false;  // the short grid
  std::string setting = {}, model = {};
  std::optional<double> prevalence = std::nullopt;
  std::optional<std::size_t> rows = std::nullopt;
};

/// The cells of that part, population by population. Shows the progress on standard error where it is asked
/// for.
std::vector<Cell> cells_of(const Part& part, const Simulation& how, bool with_progress);

}  // namespace coverage
