// Some of the four counts: enough for the metrics that are made of them.
#include "cli/some_counts.hpp"

#include <fmt/format.h>

#include <utility>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/formula/variables.hpp"

namespace assay::cli {

namespace {

std::vector<std::pair<Variable, std::optional<double>>> cells_of(const CellCounts& counts) {
  return {{Variable::TP, counts.tp},
          {Variable::FP, counts.fp},
          {Variable::FN, counts.fn},
          {Variable::TN, counts.tn}};
}

}  // namespace

bool are_some(const CellCounts& counts) { return counts.any() && !not_given(counts).empty(); }

std::vector<std::string> not_given(const CellCounts& counts) {
  std::vector<std::string> options;
  for (const auto& [cell, count] : cells_of(counts))
    if (!count) options.push_back("--" + lower(name_of(cell)));
  return options;
}

std::vector<std::string> lacking_for(const BoundMetric& metric, const CellCounts& counts) {
  if (metric.of_scores())
    throw data_error(metric.name() + " needs scores",
                     "counts bring none: give a file that has them with --from");
  if (!metric.formula()) return not_given(counts);
  unsigned needed = 0;
  for (const Variable variable : metric.formula()->variables())
    needed |= rows_counted(variable, Scope::two_by_two).value_or(0);
  std::vector<std::string> options;
  for (const auto& [cell, count] : cells_of(counts))
    if (!count && (needed & *rows_counted(cell, Scope::two_by_two)) != 0)
      options.push_back("--" + lower(name_of(cell)));
  return options;
}

void check_enough(const BoundMetric& metric, const CellCounts& counts) {
  if (const std::vector<std::string> options = lacking_for(metric, counts); !options.empty())
    throw usage_error(fmt::format("{} needs {}", metric.name(), fmt::join(options, ", ")),
                      "use 0 for an empty count");
}

}  // namespace assay::cli
