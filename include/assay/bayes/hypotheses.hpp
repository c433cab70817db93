// Hypotheses, and how probable evidence is under each.
#pragma once

#include <string>
#include <vector>

#include "assay/input/rows.hpp"

namespace assay {

/// Hypotheses that exclude each other, and how probable each piece of evidence is under each of them.
struct Hypotheses {
  std::vector<std::string> names;
  std::vector<double> priors;  // in any scale: they are divided by their sum
  std::vector<std::string> evidence = {};
  std::vector<std::vector<double>> likelihoods =
      {};  // by evidence, of which there is some; then by hypothesis
};

/// Reads columns hypothesis, prior and one or more of likelihoods; "-" is standard input. Throws i/o and data
/// errors.
[[nodiscard]] Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect);

}  // namespace assay
