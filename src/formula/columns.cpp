// Formulas over columns of counts: node by node, each for all tables at once.
#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/formula/formula.hpp"

namespace assay {

namespace {

using Kind = Formula::Kind;
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

template <class Operation>
Column combined(Column left, const Column& right, Operation operation) {
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = operation(left[i], right[i]);
  return left;
}

// `left` and `right` are the operands' columns, where the node has such.
Column column_of(const Formula::Node& node, const TableColumns& tables, Column left, const Column& right) {
  switch (node.kind) {
    case Kind::number:
      return Column(1, node.number);
    case Kind::variable:
      return variable_column(node.variable, tables);
    case Kind::named:
      return left;
    case Kind::negate:
      return with_each(std::move(left), [](double x) { return -x; });
    case Kind::sqrt:
      return with_each(std::move(left), [](double x) { return std::sqrt(x); });
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

}  // namespace

void TableColumns::add(const TwoByTwo& table) {
  tp.push_back(table.tp);
  fp.push_back(table.fp);
  fn.push_back(table.fn);
  tn.push_back(table.tn);
}

void TableColumns::clear() {
  for (Column* column : {&tp, &fp, &fn, &tn}) column->clear();
}

void Formula::evaluate(const TableColumns& tables, std::span<double> numbers) const {
  if (tables.size() == 0) return;
  std::vector<Column> columns;  // of the nodes so far; each is used once, by the node above it
  const auto take = [&](std::size_t operand, std::size_t size) {
    Column column = std::move(columns[operand]);
    return column.size() == size ? column : Column(size, column[0]);
  };
  for (const Node& node : nodes_) {
    const int operands = arity(node.kind);
    std::size_t size =
        node.kind == Kind::number ? 1 : tables.size();  // what is the same for all is computed once
    if (operands > 0)
      size = std::max(columns[node.left].size(), operands > 1 ? columns[node.right].size() : 1);
    Column left = operands > 0 ? take(node.left, size) : Column();
    const Column right = operands > 1 ? take(node.right, size) : Column();
    columns.push_back(column_of(node, tables, std::move(left), right));
  }
  const Column result = take(columns.size() - 1, tables.size());
  std::copy(result.begin(), result.end(), numbers.begin());
}

}  // namespace assay
