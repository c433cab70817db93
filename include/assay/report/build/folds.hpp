// Metrics by fold of a cross-validation.
#pragma once

#include <span>

#include "assay/evaluate/evaluation.hpp"
#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// Adds what each metric is over the folds, which are the slices of the sample, beside its pooled value:
/// those of all rows, and where no class is positive, of classes and averages. `results`: of all rows, and
/// then of each fold.
void add_folds(Report& report, const InputSample& loaded, std::span<const Results> results);

}  // namespace assay
