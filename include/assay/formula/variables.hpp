// What a formula may speak of: the variables of a two-by-two table, of a whole confusion matrix, and of a
// test and its results.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/core/matrix.hpp"

namespace assay {

/// P N are totals of truth, PP PN of predictions; n is all rows. The rest are sums over a K-by-K matrix with
/// truth totals t, predicted totals p and cells c; the last are probabilities around a test.
enum class Variable : std::size_t {
  TP,
  FP,
  FN,
  TN,
  P,
  N,
  PP,
  PN,
  n,
  correct,                 // rows on the diagonal
  wrong,                   // and off it
  classes,                 // K
  recalls,                 // sum of c[k][k] / t[k]
  truth_by_predicted,      // sum of t[k] * p[k]
  truth_squared,           // sum of t[k]^2
  predicted_squared,       // sum of p[k]^2
  linear_disagreement,     // sum of |i - j| * c[i][j]
  linear_by_chance,        // sum of |i - j| * t[i] * p[j]
  quadratic_disagreement,  // sum of (i - j)^2 * c[i][j]
  quadratic_by_chance,     // sum of (i - j)^2 * t[i] * p[j]
  prior,                   // probability before the result
  sensitivity,             // of a positive result where the condition is there
  specificity,             // of a negative result where it is not
  fpr,                     // of a positive result where it is not
  fnr,                     // of a negative result where it is there
  lr,                      // likelihood ratio of the result
  posterior,               // probability after a positive result
  count_
};

/// A value for each variable; NaN for those that the table or matrix does not have.
using Variables = std::array<double, static_cast<std::size_t>(Variable::count_)>;

/// What a formula is about: one class against the rest, a whole matrix, a test, or metrics alone, which it
/// names.
enum class Scope { two_by_two, whole_matrix, test, metrics };

[[nodiscard]] Variables variables_of(const TwoByTwo& table);

/// What 0/0 is when nothing else is asked for.
inline constexpr double undefined_number = std::numeric_limits<double>::quiet_NaN();

/// `ordered`: the order of the classes means something, so that a disagreement has a size. Two classes always
/// have one. `zero_division`: what 0/0 is.
[[nodiscard]] Variables variables_of(const ConfusionMatrix& matrix, bool ordered,
                                     double zero_division = undefined_number);

[[nodiscard]] std::string_view name_of(Variable variable);
[[nodiscard]] std::optional<Variable> find_variable(std::string_view name, Scope scope);
[[nodiscard]] std::vector<std::string> variable_names(Scope scope);

/// Why a variable of a matrix may have no value; empty for those that always have one.
[[nodiscard]] std::string_view why_missing(Variable variable);

/// Which rows a variable counts, as a set of bits: disjoint sets may be added, and a share of rows is a ratio
/// of a set to one that holds it. Nothing for a variable that is not a count of rows.
[[nodiscard]] std::optional<unsigned> rows_counted(Variable variable, Scope scope);

}  // namespace assay
