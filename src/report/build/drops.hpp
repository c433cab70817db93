// How far a figure may fall behind a baseline.
#pragma once

#include <string>

#include "assay/gate/judged.hpp"
#include "assay/report/baseline.hpp"
#include "assay/report/report.hpp"

namespace assay {

[[nodiscard]] GateResult result_of(std::string expression, JudgedGate judged, std::optional<double> baseline);

/// From what an earlier report has. Where evidence is asked for, that is off by chance, too: the change is
/// judged, with an interval made of both. Throws a data error where the report has no such interval.
[[nodiscard]] GateResult drop_from_report(const MaxDrop& drop, const Estimate& before,
                                          const NamedBaseline& baseline, const GateSample& sample,
                                          const JudgementPlan& plan);

/// From the other model's predictions of the same rows.
[[nodiscard]] GateResult drop_from_rows(const MaxDrop& drop, const PairedSample& rows,
                                        const GateSample& sample, const JudgementPlan& plan);

/// Of the same rows.
[[nodiscard]] GateResult flips_from_rows(const FlipsGate& gate, const PairedSample& rows,
                                         const GateSample& sample, JudgementPlan plan);

}  // namespace assay
