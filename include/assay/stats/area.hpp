// Intervals of areas under curves.
#pragma once

#include "assay/core/value.hpp"

namespace assay {

enum class AucMethod { delong, logit };

/// The interval of an area under the ROC curve by its standard error: symmetric and cut at 0 and 1 (DeLong et
/// al. 1988, Biometrics 44:837), or symmetric on the scale of log(A / (1 - A)). Without width at areas of 0
/// and 1, where the standard error is 0.
[[nodiscard]] Interval auc_interval(double auc, double standard_error, AucMethod method, double confidence);

/// The interval of an area under the precision-recall curve of so many positive rows, on the scale of
/// log(A / (1 - A)): Boyd, Eng & Page 2013, ECML PKDD. Without width at an area of 1.
[[nodiscard]] Interval precision_recall_interval(double area, double positives, double confidence);

}  // namespace assay
