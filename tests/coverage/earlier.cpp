// The widths of an earlier run.
#include "earlier.hpp"

#include <limits>
#include <sstream>
#include <vector>

#include "figures.hpp"

namespace coverage {

namespace {

constexpr std::size_t key_fields = 6, width_field = 11;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
  return fields;
}

}  // namespace

std::string key_of(const Cell& cell) {
  return cell.metric + ',' + cell.target + ',' + cell.setting + ',' + shown(cell.rows) + ',' +
         shown(cell.prevalence) + ',' + cell.model;
}

Widths widths_in(std::istream& csv) {
  Widths widths;
  for (std::string line; std::getline(csv, line);) {
    const std::vector<std::string> fields = fields_of(line);
    if (fields.size() <= width_field || fields[0] == "metric" || fields[width_field].empty()) continue;
    std::string key = fields[0];
    for (std::size_t i = 1; i < key_fields; ++i) key += ',' + fields[i];
    widths[key] = std::stod(fields[width_field]);
  }
  return widths;
}

double widened(const Cell& cell, const Widths& earlier) {
  const auto found = earlier.find(key_of(cell));
  return found == earlier.end() ? std::numeric_limits<double>::quiet_NaN()
                                : cell.mean_width() / found->second;
}

}  // namespace coverage
