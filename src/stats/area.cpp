// Intervals of areas under curves.
#include "assay/stats/area.hpp"

#include <algorithm>
#include <cmath>

#include "stats/normal.hpp"

namespace assay {

namespace {

// Symmetric on the scale of log(A / (1 - A)), where the standard error is that of the area over A (1 - A).
Interval logit_interval(double area, double standard_error, double confidence) {
  if (area <= 0 || area >= 1) return {.low = area, .high = area, .method = IntervalMethod::logit};
  const double centre = std::log(area / (1 - area));
  const double reach = normal_quantile(confidence) * standard_error / (area * (1 - area));
  const auto back = [](double logit) { return 1 / (1 + std::exp(-logit)); };
  return {.low = back(centre - reach), .high = back(centre + reach), .method = IntervalMethod::logit};
}

}  // namespace

Interval auc_interval(double auc, double standard_error, AucMethod method, double confidence) {
  if (method == AucMethod::logit) return logit_interval(auc, standard_error, confidence);
  const double reach = normal_quantile(confidence) * standard_error;
  return {.low = std::max(0.0, auc - reach),
          .high = std::min(1.0, auc + reach),
          .method = IntervalMethod::delong};
}

Interval precision_recall_interval(double area, double positives, double confidence) {
  return logit_interval(area, std::sqrt(area * (1 - area) / positives), confidence);
}

}  // namespace assay
