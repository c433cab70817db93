// Samples drawn again and again, and how often intervals cover the true value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "questions.hpp"
#include "world.hpp"

namespace coverage {

/// What became of one question over all samples.
struct Counts {
  double samples = 0;
  double undefined = 0;  // the value: such a sample counts in nothing else
  double without_interval = 0;
  double covered = 0;
  double passed = 0, failed = 0;             // of the gate at the true value
  double finite = 0, width = 0;              // intervals with two finite ends, and the sum of their widths
  double numbers = 0, sum = 0, squares = 0;  // of finite values, less the true one
  std::set<assay::IntervalMethod> methods;

  void add(const Answer& answer, double truth);
  void merge(const Counts& later);
};

/// One question to samples of so many rows.
struct Cell {
  std::string metric, target, setting, model;
  double prevalence, rows;
  std::size_t classes;
  bool promised;  // at least 5 expected rows in each class and 3 expected errors, of the classes it is of
  double truth;
  Counts counts;

  /// Of the samples whose value is defined; NaN where it never is.
  [[nodiscard]] double share(double count) const { return count / (counts.samples - counts.undefined); }
  [[nodiscard]] double coverage() const { return share(counts.covered); }
  /// The value is the same in all samples.
  [[nodiscard]] bool is_constant() const;
  [[nodiscard]] double mean_width() const { return counts.width / counts.finite; }
  /// The mean width as a share of that of the interval that the scatter of the values would allow.
  [[nodiscard]] double width_ratio() const;
  [[nodiscard]] double variance() const;  // of the values
  /// "wilson", "log/bootstrap".
  [[nodiscard]] std::string methods() const;
};

struct Simulation {
  std::uint64_t seed = 1;
  std::size_t repetitions = 2000;
  unsigned threads = 2;  // the result is the same for any number
  Asked asked = {};
};

/// Of all questions about one population.
std::vector<Cell> simulated(const World& world, const Population& population, std::size_t rows,
                            const Simulation& how);

}  // namespace coverage
