// How estimates of calibration scatter where rows have weights, or belong to clusters.
#pragma once

#include <span>
#include <vector>

#include "assay/calibration/calibration.hpp"
#include "assay/tally/ranking.hpp"
#include "calibration/rows_alike.hpp"

namespace assay {

/// `groups`: highest first, of all scores of the ranking, which are probabilities by their meaning.
[[nodiscard]] GroupScatter group_scatter(const Ranking& ranking, std::span<const RowsAlike> groups,
                                         ScoreMeaning meaning);

/// Sets what an independent row of each class weighs in each bin; lowest first, as the groups are: where rows
/// are in clusters, as much more as these deviate together, in whichever bins they are.
void set_row_weights(std::span<CalibrationBin> bins, const GroupScatter& scatter,
                     std::span<const ProbabilityGroup> groups);

/// What a row of weight 1 changes in an estimate, of each cell, and how much rows of it weigh.
struct CellInfluences {
  std::vector<double> influences, weights;
};

/// The standard error that the rows' influences come to (infinitesimal jackknife: Efron 1982, The Jackknife,
/// ch. 6): their squares over rows, or over clusters, with their number less 1. Where the classes' shares are
/// given, the mean influence of a class is none of its rows'. Not a number of a single cluster.
[[nodiscard]] double scattered_error(const GroupScatter& scatter, CellInfluences of);

}  // namespace assay
