// Formulas over columns of counts: node by node, each for all tables at once.
#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/core/text.hpp"
#include "assay/formula/formula.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

using Column = std::vector<double>;

Column sum_of(const Column& a, const Column& b) {
  Column sum(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) sum[i] = a[i] + b[i];
  return sum;
}

Column variable_column(Variable variable, const TableColumns& t) {
  switch (variable) {
    case Variable::TP:
      return t.tp;
    case Variable::FP:
      return t.fp;
    case Variable::FN:
      return t.fn;
    case Variable::TN:
      return t.tn;
    case Variable::P:
      return sum_of(t.tp, t.fn);
    case Variable::N:
      return sum_of(t.fp, t.tn);
    case Variable::PP:
      return sum_of(t.tp, t.fp);
    case Variable::PN:
      return sum_of(t.fn, t.tn);
    case Variable::n:
      return sum_of(sum_of(sum_of(t.tp, t.fp), t.fn), t.tn);
    default:
      return Column(t.size(), undefined_number);  // a variable of whole matrices
  }
}

template <class Operation>
Column with_each(Column column, Operation operation) {
  for (double& number : column) number = operation(number);
  return column;
}

// A column of one number is the same for all tables.
template <class Operation>
Column combined(Column left, const Column& right, Operation operation) {
  if (left.size() < right.size()) left.assign(right.size(), left[0]);
  const std::size_t step = right.size() == left.size() ? 1 : 0;
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = operation(left[i], right[i * step]);
  return left;
}

Column column_of(Nodes nodes, std::size_t at, const TableColumns& tables);

Column column_of_difference(const Column& a, const Column& b, const Column& c, const Column& d) {
  Column result(std::max({a.size(), b.size(), c.size(), d.size()}));
  const auto of = [](const Column& column, std::size_t i) { return column[column.size() == 1 ? 0 : i]; };
  for (std::size_t i = 0; i < result.size(); ++i)
    result[i] = difference_of_products(of(a, i), of(b, i), of(c, i), of(d, i));
  return result;
}

// Of nodes with two operands.
Column combined_column(Nodes nodes, std::size_t at, const TableColumns& tables) {
  const Node& node = nodes[at];
  if (const auto factors = factors_of_difference(nodes, at); factors && node.kind == Kind::subtract) {
    const auto column = [&](std::size_t i) { return column_of(nodes, (*factors)[i], tables); };
    return column_of_difference(column(0), column(1), column(2), column(3));
  }
  if (node.of_probability) return with_each(column_of(nodes, node.right, tables), complement);
  Column left = column_of(nodes, node.left, tables);
  const Column right = column_of(nodes, node.right, tables);
  switch (node.kind) {
    case Kind::add:
      return combined(std::move(left), right, [](double x, double y) { return x + y; });
    case Kind::subtract:
      return combined(std::move(left), right, [](double x, double y) { return x - y; });
    case Kind::multiply:
      return combined(std::move(left), right, [](double x, double y) { return x * y; });
    case Kind::divide:  // -0 divides as 0 does
      return combined(std::move(left), right, [](double x, double y) { return x / (y + 0.0); });
    default:
      return combined(std::move(left), right, [](double x, double y) { return std::pow(x, y); });
  }
}

Column column_of(Nodes nodes, std::size_t at, const TableColumns& tables) {
  const Node& node = nodes[at];
  switch (node.kind) {
    case Kind::number:
      return Column(1, node.number);
    case Kind::variable:
      return variable_column(node.variable, tables);
    case Kind::named:
      return column_of(nodes, node.right, tables);
    case Kind::negate:
      return with_each(column_of(nodes, node.left, tables), [](double x) { return -x; });
    case Kind::sqrt:
      return with_each(column_of(nodes, node.left, tables), [](double x) { return std::sqrt(x); });
    default:
      return combined_column(nodes, at, tables);
  }
}

}  // namespace

void Formula::evaluate(const TableColumns& tables, std::span<double> numbers) const {
  if (tables.size() == 0) return;
  const Column column = column_of(nodes_, nodes_.size() - 1, tables);
  for (std::size_t i = 0; i < tables.size(); ++i) numbers[i] = column[column.size() == 1 ? 0 : i];
}

}  // namespace assay
