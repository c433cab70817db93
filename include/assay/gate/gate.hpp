// Gates: what is required of a model's figures.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "assay/core/comparison.hpp"
#include "assay/evaluate/estimand.hpp"
#include "assay/gate/judgement.hpp"

namespace assay {

/// An estimand, or a bound of its interval, compared with a number.
struct Gate {
  std::string text;   // "recall[fraud].low >= 0.8"
  std::string asked;  // the estimand in it: "recall[fraud]"
  Estimand estimand;
  Bound bound = Bound::none;
  Comparison comparison;
};

/// Reads a gate: a metric or a formula of the user's own ("5*FN + FP"); then, of one class, its label in
/// brackets; then ".low" or ".high" for a bound; a comparison; and a number. "macro_f1" and "f1_macro" are
/// averages. Throws a SyntaxError.
[[nodiscard]] Gate gate(std::string_view text);

/// How much worse than a baseline a figure may be; or, as a gate has it, how it is to change.
struct MaxDrop {
  std::string text;   // "f1 0.01"
  std::string asked;  // "f1"
  Estimand estimand;
  double amount = 0;                                // 0 or more
  std::optional<Comparison> change = std::nullopt;  // instead, of "new.f1 - old.f1 >= 0.01"
};

/// How many of the rows, or of those of one true class, only one of two models gets right, compared with a
/// number.
struct FlipsGate {
  std::string text;                                 // "flips.wrong[fraud] <= 1%"
  bool to_wrong = true;                             // right by the old model, wrong by the new one
  std::optional<std::string> label = std::nullopt;  // of the class
  Comparison comparison = {};
};

/// Reads "f1 0.01", "recall[fraud] 2%". Throws a SyntaxError, also for a metric of which neither more nor
/// less is better.
[[nodiscard]] MaxDrop max_drop(std::string_view text);

/// Reads "new.recall[fraud] - old.recall[fraud] >= 0". Nothing where the text begins with neither "new." nor
/// "old.". Throws a SyntaxError, also where the two sides are not of one estimand.
[[nodiscard]] std::optional<MaxDrop> change_gate(std::string_view text);

/// Reads "flips.wrong <= 1%", "flips.right[fraud] >= 5%". Nothing where the text does not begin with
/// "flips.". Throws a SyntaxError.
[[nodiscard]] std::optional<FlipsGate> flips_gate(std::string_view text);

/// The gate that a drop is, seen from what the baseline has: "f1 >= baseline - 0.01".
[[nodiscard]] Gate gate_of(const MaxDrop& drop, double baseline);

/// The same as a gate on the change from the baseline: "f1 - baseline >= -0.01".
[[nodiscard]] Gate gate_of_change(const MaxDrop& drop);

}  // namespace assay
