// What the intervals promise, and which cells break it.
#pragma once

#include <string>
#include <string_view>

#include "simulation.hpp"

namespace coverage {

/// Why a cell misses its goal by more than chance allows: "covers 0.871, goal at least 0.935; ". Empty
/// where it does not.
std::string miss_of(const Cell& cell);

/// Why its metric is not held to the goal yet; empty where it is.
std::string_view excuse_of(const Cell& cell);

}  // namespace coverage
