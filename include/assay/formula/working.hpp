// How a number comes about: its formula, and the formula with the numbers in it.
#pragma once

#include <string>
#include <vector>

#include "assay/core/phrase.hpp"
#include "assay/core/value.hpp"

namespace assay {

/// One number, derived: f1 = 2 * TP / (2 * TP + FP + FN) = 2 * 10 / (2 * 10 + 5 + 0) = 20 / 25 = 0.8.
struct Derivation {
  std::string name;
  std::string formula;
  Phrase with_numbers;
  Phrase simplified;  // with the operands worked out; empty where that says nothing new
  Value value;
};

/// Appends the steps whose names are not known yet.
void add_derivations(std::vector<Derivation>& known, std::vector<Derivation> steps);

}  // namespace assay
