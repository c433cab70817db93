// Results in a row, each of which updates the probability that the one before it left.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/bayes/bayes.hpp"

namespace assay {

/// A test by name, with what is known of it: its rates, or only the likelihood ratio of a positive result.
struct NamedTest {
  std::string name;  // empty when there is only one
  std::optional<TestRates> rates = std::nullopt;
  std::optional<double> lr = std::nullopt;
};

/// What a result makes of the probability.
struct BayesUpdate {
  Value lr;         // its likelihood ratio
  Value posterior;  // undefined where the results so far never occur together
};

/// The first result is of the first test, and so on; a single test gives all of them. Results are taken as
/// independent given the condition. Ends with the first that cannot occur.
[[nodiscard]] std::vector<BayesUpdate> in_sequence(double prior, const std::vector<NamedTest>& tests,
                                                   const std::vector<bool>& results);

/// prior_odds * lr_1 * lr_2 = ...: the same in odds. Nothing where they are infinite.
[[nodiscard]] std::vector<Derivation> in_odds(double prior, const std::vector<BayesUpdate>& updates);

}  // namespace assay
