// From reported figures back to the counts that they were computed from.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "assay/core/matrix.hpp"
#include "assay/formula/formula.hpp"

namespace assay {

/// A figure that was reported: a formula over the four cells, and where its value lies.
struct ReportedFigure {
  std::string name;
  Formula formula;
  double value;      // as it was given
  double low, high;  // what that may have been rounded from, both included
};

/// What is sought: all tables of whole counts with these figures and with so many rows.
struct CountProblem {
  std::vector<ReportedFigure> figures;
  double fewest_rows = 1;
  double most_rows = 1000;
  std::size_t most_solutions = 1000;  // the search stops after so many
};

struct CountSolutions {
  std::vector<TwoByTwo> tables;  // those nearest to the values given first; then by n, tp, fp, fn
  bool all = true;               // else there are more, or the search was given up
  bool given_up = false;         // it would have taken too long: the figures leave too much open
};

/// Searches boxes of tables, leaving out those that interval arithmetic shows to hold none: where `all` were
/// found, what is not found is not there. Gives up after some two seconds of work. A table is a solution when
/// all its figures are defined and lie where they were reported.
[[nodiscard]] CountSolutions solve_counts(const CountProblem& problem);

/// Of a problem without solutions: figures, by position, that contradict each other, none of which could be
/// left out. More of them, where that would take too long to find.
[[nodiscard]] std::vector<std::size_t> contradiction(const CountProblem& problem);

}  // namespace assay
