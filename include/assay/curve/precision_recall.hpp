// The precision-recall curve: the areas below it, and its points.
#pragma once

#include <optional>
#include <vector>

#include "assay/core/value.hpp"
#include "assay/curve/points.hpp"
#include "assay/stats/area.hpp"
#include "assay/stats/ranking_draws.hpp"
#include "assay/tally/ranking.hpp"

namespace assay {

/// Read off a ranking in one pass. Undefined, with the reason, when there are no positives.
struct PrecisionRecall {
  /// Average precision: at each score the precision there, times the share of positives that it adds; a step
  /// curve, nothing between its points. As scikit-learn has it.
  Value average_precision = 0;
  /// What both areas come to by guessing: the share of positives.
  Value prevalence = 0;
  std::vector<TiedRows> neighbours = {};  // from the highest score down, joined where there are very many
};

[[nodiscard]] PrecisionRecall precision_recall(const Ranking& ranking);

/// The area below the curve between whose scores true and false positives grow in proportion: the integral
/// of Keilwagen et al. 2014, PLoS ONE 9:e92209, which Davis & Goadrich 2006, ICML, take in steps of one
/// row.
[[nodiscard]] Value precision_recall_area(const Ranking& ranking);

/// How much the average precision of a ranking scatters, in two passes over the neighbours of its curve.
/// Nothing where there are no positives.
[[nodiscard]] std::optional<PrecisionSpread> precision_spread(const Ranking& ranking,
                                                              const PrecisionRecall& curve);

/// A point for each score, highest first: x is recall, y precision. The first has the recall that the highest
/// score reaches. Empty when there are no positives.
[[nodiscard]] CurvePoints precision_recall_points(const Ranking& ranking, const PointLimit& limit);

}  // namespace assay
