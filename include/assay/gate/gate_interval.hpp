// Intervals that a gate may rest on.
#pragma once

#include <string>

#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/judgement.hpp"

namespace assay {

/// An estimate as a gate takes it.
struct GateEstimate {
  Estimate estimate;
  IntervalOfMore with_more_rows = {};  // where its interval may be another than the estimate had
  std::string why_no_interval = {};    // where it was one that says nothing
};

/// Areas by their logits, as symmetric intervals are too narrow near 1, and zero cells allowed for.
[[nodiscard]] IntervalPlan gate_intervals(IntervalPlan plan);

/// The estimate with an interval as wide as it must be where rows are too few to show how wide: resampling
/// and ranks see no errors but those that are there. Other intervals stay as they are, and all do where the
/// plan does not ask for zero cells. The arguments must outlive the result.
[[nodiscard]] GateEstimate gate_interval(Estimate estimate, const Estimand& estimand,
                                         const Sample& predictions, const EvaluationPlan& plan);

}  // namespace assay
