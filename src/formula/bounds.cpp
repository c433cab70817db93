// Interval arithmetic on formulas.
#include "assay/formula/bounds.hpp"

#include <algorithm>
#include <cmath>

#include "formula/tree.hpp"

namespace assay {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr Bounds anything{-infinity, infinity};
constexpr unsigned all_cells = 15;

// Rows in a set of cells, whose bits are in the order of TableBox::cells.
Bounds rows_in(unsigned cells, const TableBox& box) {
  Bounds sum{0, 0};
  for (std::size_t i = 0; i < box.cells.size(); ++i) {
    if ((cells >> i & 1U) == 0) continue;
    sum.low += box.cells[i].low;
    sum.high += box.cells[i].high;
  }
  if (cells != all_cells) return sum;
  return {std::max(sum.low, box.rows.low), std::min(sum.high, box.rows.high)};
}

// k / (k + r) for a part k of some rows and the rest r: exact bounds, for k stands in it twice.
Bounds share(unsigned part, unsigned whole, const TableBox& box) {
  const Bounds k = rows_in(part, box);
  const Bounds r = rows_in(whole & ~part, box);
  if (k.high + r.high == 0) return Bounds::none();
  Bounds share{.low = k.low == 0 ? 0 : k.low / (k.low + r.high),
               .high = k.high == 0 ? 0 : k.high / (k.high + r.low)};
  if (whole == all_cells && box.rows.low > 0) {
    share.low = std::max(share.low, k.low / box.rows.high);
    share.high = std::min(share.high, k.high / box.rows.low);
  }
  return share;
}

double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }  // 0 * infinity too

Bounds product(const Bounds& a, const Bounds& b) {
  const auto [low, high] =
      std::minmax({times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)});
  return {low, high};
}

// With the infinite numbers of x / 0, which formulas may bring back: 1 / (x / 0) is 0.
Bounds quotient(const Bounds& a, const Bounds& b) {
  if (b.low == 0 && b.high == 0) {
    if (a.low == 0 && a.high == 0) return Bounds::none();
    return {a.low < 0 ? -infinity : infinity, a.high > 0 ? infinity : -infinity};
  }
  if (b.low < 0 && b.high >= 0) return anything;
  const Bounds inverse{1 / b.high, b.low == 0 ? infinity : 1 / b.low};
  return product(a, inverse);
}

// Of two infinite numbers that cancel there is no telling.
Bounds sum(const Bounds& a, const Bounds& b) {
  const double low = a.low + b.low, high = a.high + b.high;
  return {std::isnan(low) ? -infinity : low, std::isnan(high) ? infinity : high};
}

Bounds power(const Bounds& base, const Bounds& exponent) {
  if (base.low < 0 || exponent.low != exponent.high || exponent.low < 0) return anything;
  return {std::pow(base.low, exponent.low), std::pow(base.high, exponent.low)};
}

Bounds bounds_of(Nodes nodes, std::size_t at, const TableBox& box) {
  const Node& node = nodes[at];
  if (node.kind == Kind::number) return {node.number, node.number};
  if (node.kind == Kind::named) return bounds_of(nodes, node.left, box);
  if (node.rows != 0) return rows_in(node.rows, box);
  if (node.kind == Kind::variable) return anything;
  if (node.kind == Kind::divide) {
    const unsigned part = nodes[node.left].rows, whole = nodes[node.right].rows;
    if (part != 0 && (part & whole) == part) return share(part, whole, box);
  }
  const Bounds left = bounds_of(nodes, node.left, box);
  if (left.empty()) return left;
  if (node.kind == Kind::negate) return {-left.high, -left.low};
  if (node.kind == Kind::sqrt)
    return left.high < 0 ? Bounds::none() : Bounds{std::sqrt(std::max(0.0, left.low)), std::sqrt(left.high)};
  const Bounds right = bounds_of(nodes, node.right, box);
  if (right.empty()) return right;
  switch (node.kind) {
    case Kind::add:
      return sum(left, right);
    case Kind::subtract:
      return sum(left, {-right.high, -right.low});
    case Kind::multiply:
      return product(left, right);
    case Kind::divide:
      return quotient(left, right);
    default:
      return power(left, right);
  }
}

}  // namespace

Bounds Formula::bounds(const TableBox& box) const { return bounds_of(nodes_, nodes_.size() - 1, box); }

}  // namespace assay
