// Numbers that follow from the share of positives, and from the mean of something in each class.
#pragma once

#include <optional>

#include "assay/calibration/calibration.hpp"

namespace assay::calibrated {

struct Means {
  double share, of_positives, of_negatives;
  [[nodiscard]] double all() const { return share * of_positives + (1 - share) * of_negatives; }
};

struct MeanStatistic {
  double (*statistic)(const Means&);
  ClassSum ClassLosses::*number;  // score, brier or log_loss
};

[[nodiscard]] Means means_of(const Calibration& scores, ClassSum ClassLosses::*number);

/// By the delta method: the share and the means of the classes vary each on their own; where rows scatter, by
/// what each changes. Nothing where a class has a single row, or there is a single cluster.
[[nodiscard]] std::optional<double> standard_error(const Calibration& scores, const MeanStatistic& of);

}  // namespace assay::calibrated
