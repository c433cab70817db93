// Gates judged in each slice.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assay/gate/judged.hpp"
#include "assay/report/build/gates.hpp"

namespace assay {

/// A drop as it is judged; nothing where it cannot be.
using JudgeDrop = std::function<std::optional<GateResult>(const MaxDrop& drop, const JudgementPlan& judging)>;

/// All gates and drops of the plan, judged on the sample.
[[nodiscard]] Verdict verdict_of(const GatesPlan& plan, const GateSample& sample,
                                 const JudgeDrop& judge_drop);

/// The same, drops and flips judged on the rows of both models.
[[nodiscard]] Verdict verdict_of(const GatesPlan& plan, const GateSample& sample, const PairedSample& rows);

/// Of all rows, and then of each slice; none of a slice that has too few rows, unless evidence is asked for.
[[nodiscard]] std::vector<Results> results_of(const InputSample& loaded, const GatesPlan& plan,
                                              std::span<const Estimand> estimands, EvaluationPlan how);

/// What results_of() gave, and how it was to be made.
struct ResultsBySlice {
  std::span<const Results> all;
  const EvaluationPlan& how;
};

/// Adds a verdict for each slice, where there are slices, and has the report's own come to the worst of all.
void add_gates_by_slice(Report& report, const InputSample& loaded, const GatesPlan& plan,
                        const ResultsBySlice& results);

}  // namespace assay
