// Intervals as a gate may trust them.
#pragma once

#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/gate.hpp"
#include "assay/gate/judgement.hpp"
#include "cli/options/estimates.hpp"

namespace assay::cli {

struct Trusted {
  Estimate estimate;
  IntervalOfMore with_more_rows = {};  // where its interval may be another than the estimate had
  std::string why_no_interval = {};    // where it was one that cannot be trusted at all
};

/// The estimate with an interval as wide as it must be where rows are too few to show how wide: resampling
/// and ranks see no errors but those that are there. Other intervals stay as they are. The arguments must
/// outlive the result.
[[nodiscard]] Trusted trustworthy(Estimate estimate, const Quantity& quantity, const Predictions& predictions,
                                  const EstimateOptions& options);

}  // namespace assay::cli
