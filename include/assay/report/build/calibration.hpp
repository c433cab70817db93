// The report on how far scores can be read as probabilities.
#pragma once

#include <span>

#include "assay/calibration/calibration.hpp"
#include "assay/calibration/map.hpp"
#include "assay/report/build/evaluation.hpp"

namespace assay {

struct CalibrationReportPlan {
  EvaluationReportPlan evaluation = {};
  BinRule bins = {};
  bool curve = true;    // the bins, the isotonic curve, and a diagram
  bool plot = false;    // a diagram even without these
  FoldPlan folds = {};  // of what recalibration would bring

  [[nodiscard]] bool draws() const { return curve || plot; }
};

/// What the report on an evaluation has, and the reliability diagram: of two classes of the scores of the
/// positive one, of several of the highest score of each row. `results`: of all rows, and then of each slice.
[[nodiscard]] Report calibration_report(const InputSample& loaded, const MetricChoice& choice,
                                        std::span<const Results> results, const CalibrationReportPlan& plan);

}  // namespace assay
