// Reports on the confusion matrix.
#pragma once

#include <string>

#include "assay/report/report.hpp"
#include "assay/sample/sample.hpp"

namespace assay {

/// What the rows of a cell are a share of: those of its true label, of its predicted label, or all.
enum class Normalize { none, truth, pred, all };

struct ConfusionPlan {
  Normalize normalize = Normalize::none;
  double min_rows = 30;        // of a slice, to be judged
  std::string signature = {};  // of the input
};

/// The matrix, and that of each slice.
[[nodiscard]] Report confusion_report(const InputSample& loaded, const ConfusionPlan& plan = {});

}  // namespace assay
