// The quantities that gates are about: what they need, and what they come to.
#pragma once

#include <string>
#include <vector>

#include "assay/evaluation.hpp"
#include "assay/gate.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"

namespace assay::cli {

/// An evaluation that has all quantities.
[[nodiscard]] EvaluationPlan plan_of(const std::vector<const Quantity*>& quantities,
                                     const EstimateOptions& options, unsigned threads);

/// Some quantity is of the positive class, for want of a class of its own.
[[nodiscard]] bool need_positive(const std::vector<const Quantity*>& quantities);

/// Throws a data error about a quantity that the predictions cannot have: of a class that is not there, of
/// scores where there are none, of one class where there are several and none is named.
void check_quantities(const std::vector<const Quantity*>& quantities, const InputOptions& input,
                      const Predictions& predictions);

/// What a checked quantity comes to.
[[nodiscard]] Estimate estimate_of(const Quantity& quantity, const Evaluation& evaluation,
                                   const Predictions& predictions);

/// The value is larger where there are more rows of the same kind: it counts them.
[[nodiscard]] bool grows_with_rows(const Quantity& quantity);

/// The value would be the same in any sample of so many rows.
[[nodiscard]] bool is_fixed(const Quantity& quantity);

}  // namespace assay::cli
