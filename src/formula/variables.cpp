// The variables of formulas: names, scope and values.
#include "assay/formula/variables.hpp"

#include <cmath>
#include <limits>

namespace assay {

namespace {

constexpr unsigned tp = 1, fp = 2, fn = 4, tn = 8, on_diagonal = 16, off_diagonal = 32, no_rows = 0;

constexpr unsigned in_table = 1, in_matrix = 2, in_test = 4;

struct Description {
  std::string_view name;
  unsigned scopes;
  unsigned rows_of_table = no_rows;   // rows counted in a two-by-two table
  unsigned rows_of_matrix = no_rows;  // rows counted in a whole matrix
  std::string_view why_missing = {};
};

constexpr std::string_view no_order = "the classes have no order; --labels with all of them states one";

constexpr std::array<Description, static_cast<std::size_t>(Variable::count_)> descriptions{{
    {"TP", in_table, tp},
    {"FP", in_table, fp},
    {"FN", in_table, fn},
    {"TN", in_table, tn},
    {"P", in_table, tp | fn},
    {"N", in_table, fp | tn},
    {"PP", in_table, tp | fp},
    {"PN", in_table, fn | tn},
    {"n", in_table | in_matrix, tp | fp | fn | tn, on_diagonal | off_diagonal},
    {"correct", in_matrix, no_rows, on_diagonal},
    {"wrong", in_matrix, no_rows, off_diagonal},
    {"classes", in_matrix},
    {"recalls", in_matrix, no_rows, no_rows, "a class has no rows in truth"},
    {"truth_by_predicted", in_matrix},
    {"truth_squared", in_matrix},
    {"predicted_squared", in_matrix},
    {"linear_disagreement", in_matrix, no_rows, no_rows, no_order},
    {"linear_by_chance", in_matrix, no_rows, no_rows, no_order},
    {"quadratic_disagreement", in_matrix, no_rows, no_rows, no_order},
    {"quadratic_by_chance", in_matrix, no_rows, no_rows, no_order},
    {"prior", in_test},
    {"sensitivity", in_test},
    {"specificity", in_test},
    {"fpr", in_test},
    {"fnr", in_test},
    {"lr", in_test},
    {"posterior", in_test},
}};

bool is_in(const Description& d, Scope scope) {
  const unsigned asked = scope == Scope::two_by_two     ? in_table
                         : scope == Scope::whole_matrix ? in_matrix
                         : scope == Scope::test         ? in_test
                                                        : 0;
  return (d.scopes & asked) != 0;
}

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const Description& description(Variable variable) { return descriptions[static_cast<std::size_t>(variable)]; }

double& of(Variables& variables, Variable variable) { return variables[static_cast<std::size_t>(variable)]; }

void add_disagreements(Variables& variables, const ConfusionMatrix& matrix, const std::vector<double>& truth,
                       const std::vector<double>& predicted) {
  double linear = 0, linear_by_chance = 0, quadratic = 0, quadratic_by_chance = 0;
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < matrix.size(); ++j) {
      const double distance = std::abs(static_cast<double>(i) - static_cast<double>(j));
      linear += distance * matrix.at(i, j);
      linear_by_chance += distance * truth[i] * predicted[j];
      quadratic += distance * distance * matrix.at(i, j);
      quadratic_by_chance += distance * distance * truth[i] * predicted[j];
    }
  }
  of(variables, Variable::linear_disagreement) = linear;
  of(variables, Variable::linear_by_chance) = linear_by_chance;
  of(variables, Variable::quadratic_disagreement) = quadratic;
  of(variables, Variable::quadratic_by_chance) = quadratic_by_chance;
}

}  // namespace

Variables variables_of(const TwoByTwo& t) {
  Variables variables;
  variables.fill(missing);
  of(variables, Variable::TP) = t.tp;
  of(variables, Variable::FP) = t.fp;
  of(variables, Variable::FN) = t.fn;
  of(variables, Variable::TN) = t.tn;
  of(variables, Variable::P) = t.tp + t.fn;
  of(variables, Variable::N) = t.fp + t.tn;
  of(variables, Variable::PP) = t.tp + t.fp;
  of(variables, Variable::PN) = t.fn + t.tn;
  of(variables, Variable::n) = t.tp + t.fp + t.fn + t.tn;
  return variables;
}

Variables variables_of(const ConfusionMatrix& matrix, bool ordered, double zero_division) {
  const std::size_t size = matrix.size();
  std::vector<double> truth(size), predicted(size);
  double wrong = 0;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) {
      if (i != j) wrong += matrix.at(i, j);
      truth[i] += matrix.at(i, j);
      predicted[j] += matrix.at(i, j);
    }
  Variables variables;
  variables.fill(missing);
  double n = 0, correct = 0, recalls = 0, truth_by_predicted = 0, truth_squared = 0, predicted_squared = 0;
  for (std::size_t k = 0; k < size; ++k) {
    n += truth[k];
    correct += matrix.at(k, k);
    recalls += truth[k] == 0 ? zero_division : matrix.at(k, k) / truth[k];
    truth_by_predicted += truth[k] * predicted[k];
    truth_squared += truth[k] * truth[k];
    predicted_squared += predicted[k] * predicted[k];
  }
  if (size == 2 && truth[0] * truth[1] > 0)  // over one denominator, as the metric of the table
    recalls = (matrix.at(0, 0) * truth[1] + matrix.at(1, 1) * truth[0]) / (truth[0] * truth[1]);
  of(variables, Variable::n) = n;
  of(variables, Variable::correct) = correct;
  of(variables, Variable::wrong) = wrong;
  of(variables, Variable::classes) = static_cast<double>(size);
  of(variables, Variable::recalls) = recalls;
  of(variables, Variable::truth_by_predicted) = truth_by_predicted;
  of(variables, Variable::truth_squared) = truth_squared;
  of(variables, Variable::predicted_squared) = predicted_squared;
  if (ordered || size == 2) add_disagreements(variables, matrix, truth, predicted);
  return variables;
}

std::string_view name_of(Variable variable) { return description(variable).name; }

std::optional<Variable> find_variable(std::string_view name, Scope scope) {
  for (std::size_t i = 0; i < descriptions.size(); ++i)
    if (is_in(descriptions[i], scope) && descriptions[i].name == name) return static_cast<Variable>(i);
  return std::nullopt;
}

std::vector<std::string> variable_names(Scope scope) {
  std::vector<std::string> names;
  for (const Description& d : descriptions)
    if (is_in(d, scope)) names.emplace_back(d.name);
  return names;
}

std::string_view why_missing(Variable variable) { return description(variable).why_missing; }

std::optional<unsigned> rows_counted(Variable variable, Scope scope) {
  const Description& d = description(variable);
  const unsigned rows = scope == Scope::two_by_two ? d.rows_of_table : d.rows_of_matrix;
  return rows == no_rows ? std::nullopt : std::optional(rows);
}

}  // namespace assay
