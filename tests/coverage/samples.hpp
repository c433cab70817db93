// Samples as the program has them: the one place that knows how a sample is made of tallies.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "assay/sample/sample.hpp"

namespace coverage {

/// Of counts of truth by prediction, row by row; of two classes the second is the positive one.
assay::Sample count_sample(std::size_t classes, std::vector<double> cells);

/// A row with a score, in two classes.
struct ScoredRow {
  double score;
  bool positive;
  double weight = 1;
};

/// Rows in the order of their scores.
assay::Sample ranked_sample(std::span<const ScoredRow> rows);

/// Rows whose scores are probabilities, and what they lose.
assay::Sample probability_sample(std::span<const ScoredRow> rows);

/// A row with a probability, a weight, and perhaps a cluster.
struct ScatteredRow {
  double score;
  bool positive;
  double weight = 1;
  std::optional<std::size_t> cluster = std::nullopt;
};

assay::Sample scattered_sample(std::span<const ScatteredRow> rows);

/// A row with a predicted class.
struct LabelledRow {
  std::size_t truth, predicted;
  double weight = 1;
  std::optional<std::size_t> cluster = std::nullopt;
};

assay::Sample labelled_sample(std::span<const LabelledRow> rows, std::size_t classes);

/// A row with a probability for each class.
struct ClassRow {
  std::size_t truth;
  std::span<const double> probabilities;
  double weight = 1;
};

assay::Sample class_score_sample(std::span<const ClassRow> rows, std::size_t classes);

}  // namespace coverage
