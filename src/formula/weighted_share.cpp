// Formulas that are a rising function of a share of rows.
#include <array>
#include <cmath>

#include "assay/formula/formula.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

// What a node is of TP, FP, FN and TN, each times its coefficient.
using Linear = std::array<double, 4>;

std::optional<Linear> linear_of_variable(Variable variable) {
  switch (variable) {
    case Variable::TP:
      return Linear{1, 0, 0, 0};
    case Variable::FP:
      return Linear{0, 1, 0, 0};
    case Variable::FN:
      return Linear{0, 0, 1, 0};
    case Variable::TN:
      return Linear{0, 0, 0, 1};
    case Variable::P:
      return Linear{1, 0, 1, 0};
    case Variable::N:
      return Linear{0, 1, 0, 1};
    case Variable::PP:
      return Linear{1, 1, 0, 0};
    case Variable::PN:
      return Linear{0, 0, 1, 1};
    case Variable::n:
      return Linear{1, 1, 1, 1};
    default:
      return std::nullopt;
  }
}

std::optional<Linear> linear(Nodes nodes, std::size_t at);

std::optional<Linear> combined(Nodes nodes, const Node& node, double sign) {
  const auto left = linear(nodes, node.left), right = linear(nodes, node.right);
  if (!left || !right) return std::nullopt;
  Linear sum{};
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = (*left)[i] + sign * (*right)[i];
  return sum;
}

std::optional<Linear> linear(Nodes nodes, std::size_t at) {
  const Node& node = nodes[at];
  switch (node.kind) {
    case Kind::variable:
      return linear_of_variable(node.variable);
    case Kind::named:
      return linear(nodes, node.left);
    case Kind::add:
      return combined(nodes, node, 1);
    case Kind::subtract:
      return combined(nodes, node, -1);
    case Kind::multiply: {
      if (nodes[node.left].kind != Kind::number) return std::nullopt;
      auto scaled = linear(nodes, node.right);
      if (scaled)
        for (double& one : *scaled) one *= nodes[node.left].number;
      return scaled;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Formula::WeightedShare> Formula::weighted_share(const TwoByTwo& table) const {
  const Node& root = nodes_[unnamed(nodes_, nodes_.size() - 1)];
  if (root.kind != Kind::divide) return std::nullopt;
  const auto part = linear(nodes_, root.left), whole = linear(nodes_, root.right);
  if (!part || !whole) return std::nullopt;
  const std::array cells{table.tp, table.fp, table.fn, table.tn};
  double in = 0, out = 0, rows_in = 0, rows_out = 0;  // the one coefficient of either kind, and its rows
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool inside = (*part)[i] != 0;
    const double coefficient = (*whole)[i];
    if (coefficient == 0 && !inside) continue;
    double& common = inside ? in : out;
    if (coefficient <= 0 || (inside && (*part)[i] != coefficient) || (common != 0 && common != coefficient))
      return std::nullopt;
    common = coefficient;
    (inside ? rows_in : rows_out) += cells[i];
  }
  if (in == 0 || out == 0) return std::nullopt;
  return WeightedShare{.share = {.k = rows_in, .n = rows_in + rows_out}, .weight = in / out};
}

}  // namespace assay
