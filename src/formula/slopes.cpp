// How the number of a formula changes with its variables, and with counts.
#include "assay/formula/slopes.hpp"

#include <cmath>
#include <cstddef>

#include "assay/formula/formula.hpp"
#include "formula/tree.hpp"

namespace assay {

namespace {

// An infinite slope, as that of the root of 0, of what does not change is none.
double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

// Adds the slopes of a node, each times what the root changes by with the node: the chain rule from the root
// down (reverse accumulation: Griewank & Walther 2008, Evaluating Derivatives, ch. 3).
class Slopes {
 public:
  Slopes(Nodes nodes, const Variables& variables, double zero_division)
      : nodes_(nodes), variables_(variables), zero_division_(zero_division) {}

  void add(std::size_t at, double factor) {
    if (factor == 0) return;
    const Node& node = nodes_[at];
    switch (node.kind) {
      case Kind::number:
        return;
      case Kind::variable:
        slopes_[static_cast<std::size_t>(node.variable)] += factor;
        return;
      case Kind::named:
        return add(std::isnan(zero_division_) ? node.right : node.left, factor);
      case Kind::negate:
        return add(node.left, -factor);
      case Kind::sqrt:
        return add(node.left, factor / (2 * std::sqrt(number(node.left))));
      case Kind::add:
        add(node.left, factor);
        return add(node.right, factor);
      case Kind::subtract:
        add(node.left, factor);
        return add(node.right, -factor);
      case Kind::multiply:
        add(node.left, product(factor, number(node.right)));
        return add(node.right, product(factor, number(node.left)));
      case Kind::divide:
        return add_quotient(node, factor);
      default:
        return add_power(node, factor);
    }
  }

  [[nodiscard]] const Variables& slopes() const { return slopes_; }

 private:
  [[nodiscard]] double number(std::size_t at) const {
    return evaluate_node(nodes_, at, variables_, zero_division_);
  }

  void add_quotient(const Node& node, double factor) {
    const double dividend = number(node.left), divisor = number(node.right);
    if (divisor == 0 && dividend == 0) return;  // what stands for 0/0
    add(node.left, factor / divisor);
    add(node.right, product(-factor, dividend / divisor / divisor));
  }

  void add_power(const Node& node, double factor) {
    const double base = number(node.left), exponent = number(node.right);
    add(node.left, product(factor, exponent * std::pow(base, exponent - 1)));
    if (nodes_[node.right].kind != Kind::number)
      add(node.right, product(factor, std::pow(base, exponent) * std::log(base)));
  }

  Nodes nodes_;
  const Variables& variables_;
  double zero_division_;
  Variables slopes_{};
};

double of(const Variables& slopes, Variable variable) { return slopes[static_cast<std::size_t>(variable)]; }

// Of a disagreement between two classes.
struct ByDistance {
  double linear, quadratic;

  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const {
    const double distance = std::abs(static_cast<double>(i) - static_cast<double>(j));
    return distance * (linear + distance * quadratic);
  }
};

}  // namespace

Variables Formula::slopes(const Variables& variables, double zero_division) const {
  Slopes slopes(nodes_, variables, zero_division);
  slopes.add(nodes_.size() - 1, 1);
  return slopes.slopes();
}

TwoByTwo slopes_by_count(const Variables& slopes) {
  const double n = of(slopes, Variable::n);
  const double p = of(slopes, Variable::P) + n, negative = of(slopes, Variable::N) + n;
  const double pp = of(slopes, Variable::PP), pn = of(slopes, Variable::PN);
  return {.tp = of(slopes, Variable::TP) + p + pp,
          .fp = of(slopes, Variable::FP) + negative + pp,
          .fn = of(slopes, Variable::FN) + p + pn,
          .tn = of(slopes, Variable::TN) + negative + pn};
}

std::vector<double> slopes_by_cell(const Variables& slopes, const ConfusionMatrix& matrix) {
  const std::size_t size = matrix.size();
  const ByDistance of_row{of(slopes, Variable::linear_disagreement),
                          of(slopes, Variable::quadratic_disagreement)};
  const ByDistance by_chance{of(slopes, Variable::linear_by_chance),
                             of(slopes, Variable::quadratic_by_chance)};
  const double both = of(slopes, Variable::truth_by_predicted), recalls = of(slopes, Variable::recalls);
  std::vector<double> by_truth(size, of(slopes, Variable::n)), by_predicted(size),
      right(size, of(slopes, Variable::correct));
  for (std::size_t k = 0; k < size; ++k) {
    const double truth = matrix.truth_total(k), predicted = matrix.predicted_total(k);
    by_truth[k] += both * predicted + 2 * of(slopes, Variable::truth_squared) * truth;
    by_predicted[k] += both * truth + 2 * of(slopes, Variable::predicted_squared) * predicted;
    for (std::size_t other = 0; other < size; ++other) {
      by_truth[other] += by_chance(k, other) * predicted;
      by_predicted[other] += by_chance(k, other) * truth;
    }
    if (truth == 0) continue;
    by_truth[k] -= recalls * matrix.at(k, k) / (truth * truth);
    right[k] += recalls / truth;
  }
  std::vector<double> cells(size * size);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j)
      cells[i * size + j] =
          by_truth[i] + by_predicted[j] + of_row(i, j) + (i == j ? right[i] : of(slopes, Variable::wrong));
  return cells;
}

}  // namespace assay
