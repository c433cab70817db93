// What was found, as text.
#pragma once

#include <string>
#include <vector>

#include "earlier.hpp"
#include "simulation.hpp"

namespace coverage {

/// Every cell.
std::string csv_of(const std::vector<Cell>& cells);

/// A line for each cell, for a look at few of them.
std::string cells_table(const std::vector<Cell>& cells, const Widths& earlier);

/// Markdown: a line for each metric and kind of target.
std::string metrics_table(const std::vector<Cell>& cells, const Widths& earlier);

/// Cells that miss the goal and are not excused; empty where there are none.
std::string misses_table(const std::vector<Cell>& cells);

}  // namespace coverage
