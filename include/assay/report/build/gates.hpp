// The report on gates.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/requirements.hpp"
#include "assay/report/baseline.hpp"
#include "assay/report/report.hpp"

namespace assay {

struct GatesPlan {
  Requirements required = {};
  std::optional<NamedBaseline> baseline = std::nullopt;  // from which drops are measured; drops need one
  EvaluationPlan how = {};
  bool evidence = false;  // a value passes where its whole interval does
  bool inconclusive_may_pass = false;
  double min_rows = 30;  // of a slice, to be judged
};

/// What must be known of the rows for these gates and drops.
[[nodiscard]] Needs needs_of(const GatesPlan& plan);

/// Judges all of them on all rows, and again in each slice that has rows enough, and says whether they hold.
/// A drop is judged in a slice where the baseline has the same, of as many rows. The input can have each
/// estimand, as why_not() tells. Throws a data error where the baseline was made otherwise, or lacks a
/// figure, and where there are slices and none can be judged.
[[nodiscard]] Report gates_report(const InputSample& loaded, const GatesPlan& plan);

}  // namespace assay
