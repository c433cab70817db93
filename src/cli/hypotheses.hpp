// Hypotheses from a CSV.
#pragma once

#include <string>

#include "assay/input/rows.hpp"
#include "assay/report/build/bayes.hpp"

namespace assay::cli {

/// Reads columns hypothesis, prior and one or more of likelihoods; "-" is standard input. Throws i/o and data
/// errors.
[[nodiscard]] Hypotheses read_hypotheses(const std::string& path, const Dialect& dialect);

}  // namespace assay::cli
