// Reports on Bayes' theorem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assay/bayes/sequence.hpp"
#include "assay/core/matrix.hpp"
#include "assay/report/report.hpp"
#include "cli/load.hpp"

namespace assay::cli {

/// One test: the posterior after a positive and after a negative result.
[[nodiscard]] Report test_report(double prior, const NamedTest& test, std::optional<double> population);

/// Results in a row; the first is of the first test, and so on. A single test gives all of them.
[[nodiscard]] Report sequence_report(double prior, const std::vector<NamedTest>& tests,
                                     const std::vector<bool>& results);

/// What `unknown` must be for the posterior of the evidence.
[[nodiscard]] Report needed_report(Unknown unknown, const Evidence& evidence);

struct MeasuredPlan {
  bool intervals = true;
  double confidence = 0.95;
  std::uint64_t seed = 1;
  std::optional<double> population;
};

/// A test whose rates were measured on predictions: with intervals, and at other prevalences.
[[nodiscard]] Report measured_report(double prior, const Loaded& loaded, const MeasuredPlan& plan);

/// Hypotheses with priors and likelihoods from a CSV. Throws data errors.
[[nodiscard]] Report hypotheses_report(const std::string& path, const Dialect& dialect);

// Parts that these share.

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

/// "assay 0.1.0 | bayes | prior=0.05 | sensitivity=0.6".
[[nodiscard]] std::string bayes_signature(double prior, const std::vector<NamedTest>& tests);

}  // namespace assay::cli
