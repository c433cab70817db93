// What a ranking says of its scores as probabilities.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "assay/calibration/recalibration.hpp"
#include "assay/core/scatter.hpp"
#include "assay/tally/ranking.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// How scores are divided into bins: of equal width, (a, b] with 0 in the first; or of equally many rows,
/// where rows that tie stay together.
struct BinRule {
  std::size_t count = 15;
  bool equal_mass = false;
  friend bool operator==(const BinRule&, const BinRule&) = default;
};

/// How scores are read as probabilities.
struct ProbabilityRule {
  ScoreMeaning meaning = ScoreMeaning::probability;
  double clip = 0;  // for their logarithms they are moved into [clip, 1 - clip]
  BinRule bins = {};
};

/// The rows of a bin; none is empty. Sums are over rows, or their weights.
struct CalibrationBin {
  double low = 0, high = 0;  // its ends, or of bins of equally many rows its lowest and highest score
  double rows = 0, positives = 0;
  double scores = 0, squares = 0;  // sums of the scores, and of their squares
  double scores_of_positives = 0;
  double positive_row = 1, negative_row = 1;  // what an independent row of each class weighs

  [[nodiscard]] double mean_score() const { return scores / rows; }
  [[nodiscard]] double observed() const { return positives / rows; }
  /// Of the positives, where each row is positive with the probability that its score says.
  [[nodiscard]] double variance() const { return scores - squares; }
};

/// Neighbouring scores to which isotonic regression gives one probability: the share of positives. The best
/// by Brier score, and by every other proper score, among those that rise with the score (Ayer et al. 1955,
/// Ann Math Stat 26:641).
struct IsotonicBlock {
  double low = 0, high = 0;  // its lowest and highest score
  double positives = 0, negatives = 0;
  double brier_of_positives = 0, brier_of_negatives = 0;  // sums of what the scores lose

  [[nodiscard]] double probability() const { return positives / (positives + negatives); }
};

/// Rows of one score, or of neighbouring ones.
struct ProbabilityGroup {
  double score = 0;  // their mean
  double positives = 0, negatives = 0;
};

/// How rows scatter that have weights, or belong to clusters. The cells are those of the groups, lowest
/// first: of each the positives, then the negatives.
struct GroupScatter {
  Scatter cells;
  bool shares_are_given = false;  // of the classes: they do not vary with the rows
  // As many rows as those of a class weigh alike (Kish 1965, Survey Sampling); of clusters, as many of these.
  double positives = 0, negatives = 0;
};

/// A number over the rows of a class: its sum, and that of its squares.
struct ClassSum {
  double sum = 0, squares = 0;
};

/// The rows of one class.
struct ClassLosses {
  double rows = 0;
  ClassSum score, brier, log_loss;
  double infinite = 0;  // rows whose log loss is infinite; they are not in its sum
};

struct Calibration {
  double clip = 0;  // for their logarithms scores were moved into [clip, 1 - clip]
  ClassLosses positives, negatives;
  std::vector<CalibrationBin> bins;       // lowest first
  std::vector<CalibrationBin> deciles;    // ten of equally many rows
  std::vector<CalibrationBin> histogram;  // 25 of equal width
  std::vector<IsotonicBlock> blocks;      // lowest first
  std::vector<ProbabilityGroup> groups;   // all rows, lowest first: of many scores, in about 10,000 groups
  /// Spiegelhalter 1986, Stat Med 5:421: how far labels are from scores, with weights 1 - 2p, and the
  /// variance of that where the scores are right.
  double deviation = 0, deviation_variance = 0;
  Recalibration recalibration;
  std::optional<GroupScatter> scatter;  // of rows with weights or clusters

  /// Each row counts as one, and on its own.
  [[nodiscard]] bool counts_rows() const { return !scatter; }
  [[nodiscard]] double rows() const { return positives.rows + negatives.rows; }
  [[nodiscard]] double prevalence() const { return positives.rows / rows(); }
};

/// One pass over the ranking, which must be sorted, and another where its scores are too many for exact
/// recalibration by groups of neighbours. Scores are probabilities by their meaning.
[[nodiscard]] Calibration calibration(const Ranking& ranking, const ProbabilityRule& rule);

}  // namespace assay
