// The values of two models side by side.
#pragma once

#include <span>
#include <vector>

#include "assay/compare/comparison.hpp"

namespace assay {

/// Without intervals of the differences. What a model cannot have is undefined, and says why.
[[nodiscard]] std::vector<MetricComparison> compared_values(std::span<const Estimand> estimands,
                                                            const Sample& first, const Sample& second,
                                                            const EvaluationPlan& plan);

/// An estimand beside its estimates in both samples.
[[nodiscard]] MetricComparison comparison_of(const Estimand& estimand, const Value& reference,
                                             const Value& value);

/// What a sample says of an estimand, or why it has none.
[[nodiscard]] Estimate estimate_in(const Results& results, const Estimand& estimand, const Sample& sample);

}  // namespace assay
