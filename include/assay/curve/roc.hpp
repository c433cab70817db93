// The receiver operating characteristic: what it comes to, parts of it, and its points.
#pragma once

#include <optional>
#include <utility>

#include "assay/core/value.hpp"
#include "assay/curve/points.hpp"
#include "assay/stats/area.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// Read off a ranking in one pass. Undefined, with the reason, when there are no positives or no negatives.
struct Roc {
  /// The area under the curve: how often a positive scores higher than a negative, ties counting half. Exact
  /// under ties, and exact in integers when no row is weighted: the Mann-Whitney U over positives *
  /// negatives.
  Value auc = 0;
  /// Standard error of the area: DeLong et al. 1988, Biometrics 44:837, in the time of a pass over the
  /// ranking (Sun & Xu 2014). None where a class has fewer than two rows, or weights and clusters that stand
  /// for no more than one.
  std::optional<double> auc_standard_error = std::nullopt;
  /// What the interval of the area is made of.
  std::optional<Placements> placements = std::nullopt;
  /// Kolmogorov-Smirnov: the largest distance between true and false positive rate, and the highest score at
  /// which it is reached.
  Value ks = 0;
  Value ks_threshold = 0;
  /// The positives and negatives (or their weights) that score at least as high as there.
  std::pair<double, double> ks_rows = {0, 0};
  /// The rate at which false positives and false negatives are equally frequent, on the straight lines
  /// between the points of the curve.
  Value equal_error_rate = 0;
};

[[nodiscard]] Roc roc(const Ranking& ranking);

/// A part of the square: false positive rates up to `limit`, or true positive rates from `limit` up.
struct RocRegion {
  enum class Kind { max_fpr, min_tpr } kind = Kind::max_fpr;
  double limit = 1;  // above 0 and at most 1 for max_fpr; from 0 to below 1 for min_tpr
};

/// The area under the curve within a region.
struct PartialArea {
  Value raw = 0;
  /// Scaled so that guessing is 0.5 and a perfect ranking 1: McClish 1989, Med Decis Making 9:190.
  Value standardised = 0;
};

/// A raw area on the scale of the standardised one.
[[nodiscard]] double standardised(double raw, const RocRegion& region);

[[nodiscard]] PartialArea partial_area(const Ranking& ranking, const RocRegion& region);

/// Points from (0, 0), whose threshold is infinite, to (1, 1): x is the false positive rate, y the true one.
/// Empty when there are no positives or no negatives.
[[nodiscard]] CurvePoints roc_points(const Ranking& ranking, const PointLimit& limit);

/// Why there is no curve: "P = 0: no row really is positive". Nothing when there is one.
[[nodiscard]] std::optional<Value> why_no_roc(const Ranking& ranking);

}  // namespace assay
