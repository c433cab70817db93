// Parts that reports on Bayes' theorem share.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/report/build/bayes.hpp"

namespace assay {

/// Formulas with their numbers, by the names of bayes_formula(); each is called by the second name.
[[nodiscard]] Working working_of(const Evidence& evidence,
                                 const std::vector<std::pair<const char*, const char*>>& formulas);

/// "A positive result raises the probability from 5% to 5.94%."
[[nodiscard]] std::string change_in_words(double prior, const Value& posterior, const std::string& result);

/// The crowd as a tree, and in a sentence before it.
void add_natural_frequencies(Report& report, double prior, const TestRates& rates,
                             std::optional<double> population);

/// A note on priors that nothing can move.
void warn_of_certainty(Report& report, double prior);

/// "assay 0.2.0 | bayes | prior=0.05 | sensitivity=0.6".
[[nodiscard]] std::string bayes_signature(double prior, const std::vector<NamedTest>& tests);

}  // namespace assay
