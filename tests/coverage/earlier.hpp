// The widths of an earlier run.
#pragma once

#include <istream>
#include <map>
#include <string>

#include "simulation.hpp"

namespace coverage {

/// The mean widths of an earlier run, by the first fields of its CSV: metric, target, setting, rows,
/// prevalence and model.
using Widths = std::map<std::string, double>;

/// Those fields of a cell.
std::string key_of(const Cell& cell);

/// Reads what csv_of() wrote.
Widths widths_in(std::istream& csv);

/// A cell's mean width as a multiple of that of the earlier run; NaN where there is none.
double widened(const Cell& cell, const Widths& earlier);

}  // namespace coverage
