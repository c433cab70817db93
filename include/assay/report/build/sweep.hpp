// What many thresholds of a score bring.
#pragma once

#include <cstddef>
#include <optional>

#include "assay/evaluate/evaluation.hpp"
#include "assay/report/sweep.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

inline constexpr std::size_t most_thresholds = 1000;

/// At each score or, where these are more than `most_thresholds`, at even steps of recall and of the false
/// positive rate; and at the threshold of the input. Nothing where the sample has no ranking of two classes.
[[nodiscard]] std::optional<Sweep> sweep_of(const InputSample& loaded, const EvaluationPlan& plan);

/// "assay report preds.csv --truth label --score p": what reads the same rows by the same rules, and has the
/// same intervals.
[[nodiscard]] std::string report_command(const Provenance& input, const EvaluationPlan& plan);

}  // namespace assay
