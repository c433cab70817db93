// Intervals of areas under curves.
#pragma once

#include <optional>

#include "assay/core/value.hpp"

namespace assay {

/// `score`: see score_interval(). The others are the plain methods, for comparison with other tools.
enum class AucMethod { score, delong, logit };
enum class PrecisionRecallMethod { score, boyd };

/// How much an area under the ROC curve scatters: of each positive row the share of negatives that it wins
/// over, of each negative the share of positives that win over it, a tie being half a win (DeLong et al.
/// 1988, Biometrics 44:837).
struct Placements {
  double positives = 0, negatives = 0;  // rows, or as many alike ones as those with weights, in clusters, are
  double positive_variance = 0, negative_variance = 0;  // of those shares, with n - 1; 0 for a single row
  std::optional<double> clusters = std::nullopt;        // where rows belong to some

  [[nodiscard]] double standard_error() const;
};

/// The interval of an area under the ROC curve. By default Wilson's, of as many effective rows as DeLong's
/// variance stands for, with Brunner & Munzel's t (2000, Biom J 42:17). Before that an eighth of a row of
/// each class is added that is ranked as badly as can be: it stands for errors that the rows do not show, so
/// that a perfect ranking has a width. The end nearer to 0 or 1 is at least that of the logit with the same
/// t. Of clusters, t has at most their number less 1 degrees of freedom. delong: symmetric and cut at 0
/// and 1. logit: symmetric on the scale of log(A / (1 - A)). Both have no width at areas of 0 and 1.
[[nodiscard]] Interval auc_interval(double auc, const Placements& placements, AucMethod method,
                                    double confidence);

/// The shares of a row of each class that is not among those seen.
struct UnseenRows {
  double positive, negative;
};

/// How much a part of an area under the ROC curve scatters: of each row its share in that part, so scaled
/// that their mean is the part as a share of what it can be.
struct PartialSpread {
  Placements placements;   // of those shares
  double whole;            // what the part of the area can be
  UnseenRows worst, best;  // the shares of rows that are ranked as badly, or as well, as can be
};

/// The interval of a part of an area, as that of auc_interval() by default.
[[nodiscard]] Interval partial_area_interval(double area, const PartialSpread& spread, double confidence);

/// How much an average precision scatters: the sum of its rows' squared influences (infinitesimal jackknife:
/// Efron 1982, The Jackknife, ch. 6), and what the rows that would hurt it most would do to it.
struct PrecisionSpread {
  double positives = 0;        // rows, or as many alike ones as they stand for
  double variance = 0;         // of the average precision
  double unseen_negative = 0;  // change by a negative row before all others, 0 or less
  double unseen_positive = 0;  // change by a positive row behind all others, 0 or less
  double heavy_negative = 0;   // change that is likely where a negative weighs more, 0 or less
  std::optional<double> clusters = std::nullopt;  // where rows belong to some
};

/// The interval of an area under the precision-recall curve. By default as that of auc_interval(), with the
/// variance of `spread`; its lower end is about the area that a heavy negative leaves. boyd: on the scale of
/// log(A / (1 - A)), from the number of positive rows alone (Boyd, Eng & Page 2013, ECML PKDD); without width
/// at an area of 1.
[[nodiscard]] Interval precision_recall_interval(double area, const PrecisionSpread& spread,
                                                 PrecisionRecallMethod method, double confidence);

}  // namespace assay
