// Expression trees: their number, the reason why there is none, and their text.
#include "assay/formula/formula.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "assay/core/text.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

double quotient(double dividend, double divisor, double zero_division) {
  if (divisor != 0) return dividend / divisor;
  if (dividend == 0) return zero_division;
  return std::isnan(dividend) ? dividend : std::copysign(std::numeric_limits<double>::infinity(), dividend);
}

}  // namespace

// Kahan's: what the rounding of c d loses is added again. See Jeannerod, Louvet & Muller 2013, Math
// Comput 82.
double difference_of_products(double a, double b, double c, double d) {
  constexpr double exact_up_to = 0x1p53;  // whole numbers
  const double ab = a * b, cd = c * d;
  if (std::abs(ab) <= exact_up_to && std::abs(cd) <= exact_up_to) return ab - cd;
  return std::fma(a, b, -cd) + std::fma(-c, d, cd);
}

double evaluate_node(Nodes nodes, std::size_t at, const Variables& variables, double zero_division) {
  const Node& node = nodes[at];
  const auto left = [&] { return evaluate_node(nodes, node.left, variables, zero_division); };
  const auto right = [&] { return evaluate_node(nodes, node.right, variables, zero_division); };
  switch (node.kind) {
    case Kind::number:
      return node.number;
    case Kind::variable:
      return variables[static_cast<std::size_t>(node.variable)];
    case Kind::named:  // where 0/0 stands for a number, of each fraction
      return std::isnan(zero_division) ? right() : left();
    case Kind::negate:
      return -left();
    case Kind::sqrt:
      return std::sqrt(left());
    case Kind::add:
      return left() + right();
    case Kind::subtract:
      if (node.of_probability) return complement(right());
      if (const auto factors = factors_of_difference(nodes, at)) {
        const auto factor = [&](std::size_t i) {
          return evaluate_node(nodes, (*factors)[i], variables, zero_division);
        };
        return difference_of_products(factor(0), factor(1), factor(2), factor(3));
      }
      return left() - right();
    case Kind::multiply:
      return left() * right();
    case Kind::divide:
      return quotient(left(), right(), zero_division);
    default:
      return std::pow(left(), right());
  }
}

std::optional<std::array<std::size_t, 4>> factors_of_difference(Nodes nodes, std::size_t at) {
  const Node &left = nodes[nodes[at].left], &right = nodes[nodes[at].right];
  if (left.kind != Kind::multiply || right.kind != Kind::multiply) return std::nullopt;
  return std::array{left.left, left.right, right.left, right.right};
}

namespace {

// The plainest "x = 0" that explains why a node is 0: the factor, numerator or metric behind it.
std::string why_zero(Nodes nodes, std::size_t at, const Variables& variables) {
  const Node& node = nodes[at];
  switch (node.kind) {
    case Kind::named:
    case Kind::negate:
    case Kind::sqrt:
    case Kind::divide:
    case Kind::power:
      return why_zero(nodes, node.left, variables);
    case Kind::multiply: {
      const bool left_is_zero = evaluate_node(nodes, node.left, variables) == 0;
      return why_zero(nodes, left_is_zero ? node.left : node.right, variables);
    }
    case Kind::number:
      return "division by 0";
    default:
      return text_of(nodes, at) + " = 0";
  }
}

struct Reason {
  std::string cause;           // "TP + FP = 0"
  std::string undefined_when;  // of the innermost metric around it: "no row was predicted positive"
};

// Why a node is not finite, found at the deepest node that is not.
Reason why_not_finite(Nodes nodes, std::size_t at, const Variables& variables,
                      const std::string& undefined_when) {
  const Node& node = nodes[at];
  if (node.kind == Kind::variable) return {std::string(why_missing(node.variable)), ""};
  if (node.kind == Kind::named) return why_not_finite(nodes, node.left, variables, node.undefined_when);
  const std::array operands{node.left, node.right};
  for (const std::size_t operand :
       std::span(operands).first(static_cast<std::size_t>(Formula::arity(node.kind))))
    if (!std::isfinite(evaluate_node(nodes, operand, variables)))
      return why_not_finite(nodes, operand, variables, undefined_when);
  if (node.kind == Kind::divide && evaluate_node(nodes, node.right, variables) == 0)
    return {why_zero(nodes, node.right, variables), undefined_when};
  if (node.kind == Kind::sqrt) return {text_of(nodes, node.left) + " < 0", undefined_when};
  return {text_of(nodes, at) + " is not a finite number", ""};
}

}  // namespace

unsigned rows_counted(const Node& node, Nodes nodes, Scope scope) {
  if (node.kind == Kind::named) return nodes[node.left].rows;
  if (node.kind == Kind::variable) return rows_counted(node.variable, scope).value_or(0);
  if (node.kind != Kind::add && node.kind != Kind::subtract) return 0;
  const unsigned left = nodes[node.left].rows, right = nodes[node.right].rows;
  if (left == 0 || right == 0) return 0;
  if (node.kind == Kind::add) return (left & right) == 0 ? left | right : 0;
  return (left & right) == right ? left & ~right : 0;
}

int Formula::arity(Kind kind) {
  if (kind == Kind::number || kind == Kind::variable) return 0;
  return kind == Kind::named || kind == Kind::negate || kind == Kind::sqrt ? 1 : 2;
}

std::size_t Formula::graft(const Formula& other) {
  const std::size_t offset = nodes_.size();
  for (Node node : other.nodes_) {
    node.left += offset;
    node.right += offset;
    nodes_.push_back(std::move(node));
  }
  return nodes_.size() - 1;
}

Formula Formula::named(std::string_view name, std::string_view undefined_when) && {
  const std::size_t shown = nodes_.size() - 1;
  nodes_.push_back({.kind = Kind::named,
                    .left = shown,
                    .right = shown,
                    .name = std::string(name),
                    .undefined_when = std::string(undefined_when),
                    .rows = nodes_[shown].rows});
  return std::move(*this);
}

Formula Formula::named(std::string_view name, std::string_view undefined_when, const Formula& quotient) && {
  const std::size_t shown = nodes_.size() - 1, computed = graft(quotient);
  Formula whole = std::move(*this).named(name, undefined_when);
  whole.nodes_.back().left = shown;
  whole.nodes_.back().right = computed;
  return whole;
}

double Formula::evaluate(const Variables& variables, double zero_division) const {
  return evaluate_node(nodes_, nodes_.size() - 1, variables, zero_division);
}

Value Formula::value(const Variables& variables) const { return value_of(nodes_.size() - 1, variables); }

Value Formula::value_of(std::size_t at, const Variables& variables) const {
  const double number = evaluate_node(nodes_, at, variables);
  if (std::isfinite(number)) return number;
  const Reason reason = why_not_finite(nodes_, at, variables, "");
  if (std::isinf(number)) return Value::infinite(reason.cause);
  return Value::undefined(reason.cause + (reason.undefined_when.empty() ? "" : ": " + reason.undefined_when));
}

std::optional<Proportion> Formula::proportion(const Variables& variables) const {
  const Node& node = nodes_[unnamed(nodes_, nodes_.size() - 1)];
  if (node.kind != Kind::divide) return std::nullopt;
  const unsigned part = nodes_[node.left].rows, whole = nodes_[node.right].rows;
  if (part == 0 || part == whole || (part & whole) != part) return std::nullopt;
  return Proportion{.k = evaluate_node(nodes_, node.left, variables),
                    .n = evaluate_node(nodes_, node.right, variables)};
}

std::optional<Proportion> Formula::row_count(const Variables& variables) const {
  const unsigned part = nodes_.back().rows, whole = rows_counted(Variable::n, scope_).value_or(0);
  if (part == 0 || part == whole) return std::nullopt;
  return Proportion{.k = evaluate(variables), .n = variables[static_cast<std::size_t>(Variable::n)]};
}

bool Formula::counts_all_rows() const {
  return nodes_.back().rows != 0 && nodes_.back().rows == rows_counted(Variable::n, scope_);
}

bool Formula::gives_whole_numbers() const {
  return std::all_of(nodes_.begin(), nodes_.end(), [](const Node& node) {
    return node.kind != Kind::divide && node.kind != Kind::sqrt && node.kind != Kind::power &&
           (node.kind != Kind::number || is_whole(node.number));
  });
}

std::string Formula::text() const { return text_of(nodes_, unnamed(nodes_, nodes_.size() - 1)); }

}  // namespace assay
