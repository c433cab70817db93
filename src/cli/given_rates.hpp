// A test as it is given on the command line.
#pragma once

#include <optional>
#include <string>

#include "assay/report/build/bayes.hpp"

namespace assay::cli {

struct GivenRates {
  std::optional<double> sensitivity, specificity, fpr, lr;
  [[nodiscard]] bool any() const { return sensitivity || specificity || fpr || lr; }
};

/// The test that these determine: both rates, or a rate and a likelihood ratio, or that alone. Throws a usage
/// error when they are too few, or disagree.
[[nodiscard]] NamedTest test_of(const GivenRates& given);

/// "pcr: 90%/98%", sensitivity and specificity, with or without a name. Throws a usage error.
[[nodiscard]] NamedTest test_from(const std::string& text);

/// What is known where `unknown` is sought: no more and no less than it takes. Throws a usage error.
[[nodiscard]] Evidence evidence_without(Unknown unknown, const GivenRates& given, std::optional<double> prior,
                                        double posterior);

}  // namespace assay::cli
