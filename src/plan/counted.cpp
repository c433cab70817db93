// Rows that a share is taken of.
#include "plan/counted.hpp"

#include <array>

#include "assay/formula/variables.hpp"

namespace assay {

namespace {

constexpr std::array cells{&TwoByTwo::tp, &TwoByTwo::fp, &TwoByTwo::fn, &TwoByTwo::tn};

// By which of the four cells they are in, in that order.
constexpr std::array<std::pair<unsigned, CountedRows>, 5> named{{
    {0b0101, {"positives", "truly positive"}},
    {0b1010, {"negatives", "truly negative"}},
    {0b0011, {"predicted_positives", "predicted positive"}},
    {0b1100, {"predicted_negatives", "predicted negative"}},
    {0b1111, {"rows", ""}},
}};

}  // namespace

std::optional<CountedRows> counted_rows(const BoundMetric& metric) {
  const Formula* formula = metric.formula();
  if (!formula) return std::nullopt;
  unsigned counted = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    TwoByTwo unit;
    unit.*cells[i] = 1;
    const auto share = formula->proportion(variables_of(unit));
    if (!share) return std::nullopt;
    if (share->n == 1) counted |= 1U << i;
  }
  for (const auto& [in, rows] : named)
    if (in == counted) return rows;
  return CountedRows{.name = "counted_rows", .words = "counted by it"};
}

double counted_share(const BoundMetric& metric, const TwoByTwo& table) {
  const Proportion share = *metric.formula()->proportion(variables_of(table));
  return share.n / (table.tp + table.fp + table.fn + table.tn);
}

}  // namespace assay
