// Reports on Bayes' theorem.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assay/bayes/hypotheses.hpp"
#include "assay/bayes/sequence.hpp"
#include "assay/core/matrix.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

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
[[nodiscard]] Report measured_report(double prior, const InputSample& loaded, const MeasuredPlan& plan);

/// What the evidence makes of the priors. `file`: where the hypotheses are from, "-" for standard input.
/// Throws data errors where nothing is possible.
[[nodiscard]] Report hypotheses_report(const Hypotheses& given, const std::string& file,
                                       bool normalise = false);

}  // namespace assay
