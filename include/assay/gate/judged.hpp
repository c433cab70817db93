// Gates judged on results.
#pragma once

#include <span>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/gate/gate.hpp"
#include "assay/gate/judgement.hpp"

namespace assay {

/// What gates are judged on. The references must outlive it.
struct GateSample {
  const Sample& predictions;
  const Results& results;  // of gate_estimands()
  const EvaluationPlan& plan;
  double rows;
};

struct JudgedGate {
  Comparison comparison;
  Estimate estimate;
  Judgement judgement;
};

/// What must be evaluated for gates on these estimands, each once. A metric of scores is also taken of all
/// rows, where its reader looks first.
[[nodiscard]] std::vector<Estimand> gate_estimands(std::span<const Estimand* const> asked);

/// Some estimand is of the positive class, for want of a class of its own.
[[nodiscard]] bool need_positive(std::span<const Estimand* const> asked);

/// `plan` says how: evidence, and why there may be no interval. The rest follows from the gate.
[[nodiscard]] JudgedGate judged(const Gate& gate, const GateSample& sample, JudgementPlan plan);

/// A baseline without a number leaves nothing to fall behind.
[[nodiscard]] JudgedGate judged(const MaxDrop& drop, const Value& baseline, const GateSample& sample,
                                const JudgementPlan& plan);

/// Judged on the change from a baseline, whose interval allows for what both are off by. `rows` are those of
/// the new model.
[[nodiscard]] JudgedGate judged_change(const MaxDrop& drop, Estimate change, double rows, JudgementPlan plan);

}  // namespace assay
