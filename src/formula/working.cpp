// Formulas as text, with names or with numbers in them.
#include <algorithm>
#include <cmath>
#include <utility>

#include "assay/core/text.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

// Binding strength, for parentheses in text.
int strength(Kind kind) {
  switch (kind) {
    case Kind::add:
    case Kind::subtract:
      return 1;
    case Kind::multiply:
    case Kind::divide:
      return 2;
    case Kind::negate:
      return 3;
    case Kind::power:
      return 4;
    default:
      return 5;
  }
}

std::string_view symbol(Kind kind) {
  switch (kind) {
    case Kind::add:
      return " + ";
    case Kind::subtract:
      return " - ";
    case Kind::multiply:
      return " * ";
    case Kind::divide:
      return " / ";
    default:
      return "^";
  }
}

// The text of a node, piece by piece: `leaf` writes variables and metrics.
template <class Leaf>
Phrase written(Nodes nodes, std::size_t at, const Leaf& leaf) {
  const Node& node = nodes[at];
  Phrase phrase;
  const auto in_parentheses = [&](std::size_t child) { phrase += "(" + written(nodes, child, leaf) + ")"; };
  const auto operand = [&](std::size_t child, bool on_the_right) {
    const int inner = strength(nodes[child].kind);
    const int outer = strength(node.kind);
    // a - (b - c) and a / (b / c) need theirs; so does (a^b)^c.
    const bool bare = inner > outer || (inner == outer && on_the_right == (node.kind == Kind::power));
    if (bare) {
      phrase += written(nodes, child, leaf);
    } else {
      in_parentheses(child);
    }
  };
  switch (node.kind) {
    case Kind::number:
      return {exact(node.number)};
    case Kind::variable:
    case Kind::named:
      return {leaf(at)};
    case Kind::negate:
      phrase += "-";
      operand(node.left, true);
      return phrase;
    case Kind::sqrt:
      phrase += "sqrt";
      in_parentheses(node.left);
      return phrase;
    default:
      operand(node.left, false);
      phrase += symbol(node.kind);
      operand(node.right, true);
      return phrase;
  }
}

// "20 / 25": the operands of the topmost operator, worked out; empty where one is no number.
Phrase simplified(Nodes nodes, std::size_t at, const Variables& variables, double zero_division) {
  const Node& node = nodes[at];
  if (Formula::arity(node.kind) == 0 || node.kind == Kind::negate) return {};
  const double left = evaluate_node(nodes, node.left, variables, zero_division);
  if (!std::isfinite(left)) return {};
  if (node.kind == Kind::sqrt) return {"sqrt(", left, ")"};
  const double right = evaluate_node(nodes, node.right, variables, zero_division);
  if (!std::isfinite(right)) return {};
  return {left, std::string(symbol(node.kind)), right};
}

}  // namespace

std::size_t unnamed(Nodes nodes, std::size_t at) {
  while (nodes[at].kind == Kind::named) at = nodes[at].left;
  return at;
}

std::string text_of(Nodes nodes, std::size_t at) {
  const auto name = [&](std::size_t leaf) -> Phrase::Piece {
    return nodes[leaf].kind == Kind::named ? nodes[leaf].name : std::string(name_of(nodes[leaf].variable));
  };
  return written(nodes, at, name).text_in_full();
}

Phrase phrase_of(Nodes nodes, std::size_t at, const Variables& variables, double zero_division) {
  return written(nodes, at, [&](std::size_t leaf) -> Phrase::Piece {
    const double number = evaluate_node(nodes, leaf, variables, zero_division);
    if (std::isfinite(number)) return number;
    return std::string(std::isinf(number) ? "infinity" : "undefined");
  });
}

std::vector<Derivation> Formula::derivations(std::string_view name, const Variables& variables,
                                             double zero_division) const {
  std::vector<Derivation> steps;
  const auto add = [&](std::string step, std::size_t at) {
    if (std::any_of(steps.begin(), steps.end(), [&](const Derivation& one) { return one.name == step; }))
      return;
    const std::size_t body = unnamed(nodes_, at);
    const double number = evaluate_node(nodes_, at, variables, zero_division);
    Derivation derived{.name = std::move(step),
                       .formula = text_of(nodes_, body),
                       .with_numbers = phrase_of(nodes_, body, variables, zero_division),
                       .simplified = assay::simplified(nodes_, body, variables, zero_division),
                       .value = std::isfinite(number) ? Value(number) : value_of(at, variables)};
    if (derived.simplified.text_in_full() == derived.with_numbers.text_in_full()) derived.simplified = {};
    steps.push_back(std::move(derived));
  };
  for (std::size_t at = 0; at + 1 < nodes_.size(); ++at)
    if (nodes_[at].kind == Kind::named) add(nodes_[at].name, at);
  add(std::string(name), nodes_.size() - 1);
  return steps;
}

std::vector<Variable> Formula::variables() const {
  std::vector<Variable> used;
  for (const Node& node : nodes_)
    if (node.kind == Kind::variable) used.push_back(node.variable);
  return used;
}

}  // namespace assay
