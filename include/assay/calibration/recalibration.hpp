// Logistic recalibration: the scores' log odds against the truth.
#pragma once

#include <optional>

#include "assay/core/value.hpp"

namespace assay {

/// A coefficient by maximum likelihood; its standard error is there where it has a value.
struct Coefficient {
  Value value = 0;
  double standard_error = 0;
};

/// Cox 1958, Biometrika 45:562: the log odds of the truth are `intercept` + `slope` times the log odds of the
/// score; of a calibrated model 0 and 1. `in_the_large` is the intercept alone, where the slope is 1.
struct Recalibration {
  Coefficient intercept, slope, in_the_large;
};

}  // namespace assay
