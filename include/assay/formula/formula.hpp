// Formulas over counts: parsed from text, evaluated, and explained.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/formula/bounds.hpp"
#include "assay/formula/variables.hpp"
#include "assay/formula/working.hpp"

namespace assay {

class Formula;

/// The names that a formula may use besides the variables of its scope.
struct Vocabulary {
  Scope scope = Scope::two_by_two;
  /// The formula of a metric, "f1", or with its parameter, "fbeta(2)"; nothing when there is no such metric.
  std::function<std::optional<Formula>(std::string_view name, std::optional<double> argument)> metric;
  std::vector<std::string> (*metric_names)() = [] { return std::vector<std::string>{}; };  // to suggest
  std::string_view parameter = {};  // a metric's own parameter, and
  double argument = 0;              // its value
};

/// An expression tree over counts: + - * / ^ sqrt() and parentheses, numbers, variables, other metrics by
/// name.
class Formula {
 public:
  /// Throws a SyntaxError. The grammar, loosest first: sum, product, sign, power, atom.
  [[nodiscard]] static Formula parse(std::string_view text, const Vocabulary& vocabulary);

  /// This formula as a metric's definition: it is shown by that name inside others, and its undefined values
  /// say `undefined_when`.
  [[nodiscard]] Formula named(std::string_view name, std::string_view undefined_when) &&;
  /// The same, computed as `quotient`, which equals it but is rounded once: 7/10 + 6/10 - 1 as 30/100.
  [[nodiscard]] Formula named(std::string_view name, std::string_view undefined_when,
                              const Formula& quotient) &&;

  /// The number; infinite for x/0; NaN where undefined, which 0/0 is unless `zero_division` says otherwise.
  /// Fast: for bootstraps and curves.
  [[nodiscard]] double evaluate(const Variables& variables, double zero_division = undefined_number) const;

  /// The numbers of many tables, each as evaluate() has it: column by column, for millions of thresholds. As
  /// many numbers as tables.
  void evaluate(const TableColumns& tables, std::span<double> numbers) const;

  /// By how much the number changes with each variable, the others being as they are: its partial
  /// derivatives.
  [[nodiscard]] Variables slopes(const Variables& variables, double zero_division = undefined_number) const;

  /// Bounds of the numbers that it has over a box of tables, infinite ones too: never too narrow, but for
  /// rounding.
  [[nodiscard]] Bounds bounds(const TableBox& box) const;

  /// The number, or the reason why there is none: "TP + FP = 0: no row was predicted positive".
  [[nodiscard]] Value value(const Variables& variables) const;

  /// k and n when the formula is a share k/n of rows, which is read from the tree.
  [[nodiscard]] std::optional<Proportion> proportion(const Variables& variables) const;

  /// The share s that a formula of a two-by-two table is a rising function of, w s / (w s + 1 - s), and w:
  /// F1, 2 TP / (2 TP + FP + FN), is that of TP among TP, FP and FN with w = 2. Read from the tree.
  struct WeightedShare {
    Proportion share;
    double weight;

    [[nodiscard]] double at(double s) const { return weight * s / (weight * s + 1 - s); }
  };
  [[nodiscard]] std::optional<WeightedShare> weighted_share(const TwoByTwo& table) const;

  /// The same of a formula that counts rows, but not all of them: k of all n rows.
  [[nodiscard]] std::optional<Proportion> row_count(const Variables& variables) const;

  /// It is the number of all rows: "n", "P + N".
  [[nodiscard]] bool counts_all_rows() const;

  /// How the number comes about: the metrics that the formula names, each before those that need it, and last
  /// the formula itself, called `name`.
  [[nodiscard]] std::vector<Derivation> derivations(std::string_view name, const Variables& variables,
                                                    double zero_division = undefined_number) const;

  /// It is a whole number where its variables are, as counts are: it has no quotient and no root.
  [[nodiscard]] bool gives_whole_numbers() const;

  /// How many operators and operands it has: what an evaluation costs.
  [[nodiscard]] std::size_t size() const { return nodes_.size(); }

  /// The variables that it is made of, those of the metrics it names too; one that stands
  /// there twice is listed twice.
  [[nodiscard]] std::vector<Variable> variables() const;

  /// The formula in its canonical spelling.
  [[nodiscard]] std::string text() const;

  enum class Kind { number, variable, named, negate, sqrt, add, subtract, multiply, divide, power };

  /// How many operands a kind of node has.
  [[nodiscard]] static int arity(Kind kind);

  struct Node {
    Kind kind;
    std::size_t left = 0;   // operand, of all but number and variable
    std::size_t right = 0;  // second operand, of those with two; of a metric, the tree that it is computed as
    double number = 0;
    Variable variable = Variable::n;
    std::string name = {};            // of a metric
    std::string undefined_when = {};  // of a metric
    bool of_probability = false;      // 1 - p of a test or metric, which is taken as the decimal that it is
    unsigned rows = 0;  // which rows it counts, as a set of bits; none when it is no count of rows
  };

 private:
  friend class FormulaParser;
  explicit Formula(Scope scope) : scope_(scope) {}
  std::size_t graft(const Formula& other);  // copies its nodes behind those here; where its root is
  Value value_of(std::size_t node, const Variables& variables) const;

  std::vector<Node> nodes_;  // operands before operators; the last is the root
  Scope scope_;
};

}  // namespace assay
