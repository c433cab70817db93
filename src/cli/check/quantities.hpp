// The quantities that gates are about: what they need, and what they come to.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/gate.hpp"
#include "cli/load.hpp"
#include "cli/options/estimates.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// An evaluation that has all quantities.
[[nodiscard]] EvaluationPlan plan_of(const std::vector<const Quantity*>& quantities,
                                     const EstimateOptions& options, unsigned threads);

/// Some quantity is of the positive class, for want of a class of its own.
[[nodiscard]] bool need_positive(const std::vector<const Quantity*>& quantities);

/// Throws a data error about a quantity that the predictions cannot have: of a class that is not there, of
/// scores where there are none, of one class where there are several and none is named; a usage error about
/// one that --labels leaves out.
void check_quantities(const std::vector<const Quantity*>& quantities, const InputOptions& input,
                      const Predictions& predictions);

/// The class whose two-by-two table a checked quantity is of: its own, or the positive one. Nothing where it
/// is of all classes.
[[nodiscard]] std::optional<std::size_t> table_of(const Quantity& quantity, const Predictions& predictions);

/// The class of that name, or of the name without the blanks around it.
[[nodiscard]] std::optional<std::size_t> class_named(std::span<const std::string> labels,
                                                     const std::string& name);

/// What a checked quantity comes to.
[[nodiscard]] Estimate estimate_of(const Quantity& quantity, const Evaluation& evaluation,
                                   const Predictions& predictions);

/// The value is larger where there are more rows of the same kind: it counts them.
[[nodiscard]] bool grows_with_rows(const Quantity& quantity);

/// The value would be the same in any sample of so many rows: it is made of their number. It is of no class.
[[nodiscard]] bool is_fixed(const Quantity& quantity);

}  // namespace assay::cli
