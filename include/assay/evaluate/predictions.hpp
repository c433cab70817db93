// What is evaluated: predictions against truth, in counts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "assay/core/matrix.hpp"
#include "assay/curve/class_summary.hpp"
#include "assay/curve/summary.hpp"
#include "assay/tally/scores.hpp"

namespace assay {

/// What is evaluated: predictions against truth, in counts.
struct Predictions {
  ConfusionMatrix matrix;
  std::optional<std::size_t> positive = std::nullopt;       // the positive class, when there are two
  bool ordered = false;                                     // the order of the classes means something
  std::size_t selected = 0;                                 // averages go over the first so many classes
  std::optional<ProbabilityLosses> losses = std::nullopt;   // when there are scores
  std::string why_no_losses = {};                           // when scores are there but are no probabilities
  std::optional<RankingSummary> ranking = std::nullopt;     // when there are scores, and it was asked for
  std::optional<ClassSummary> class_scores = std::nullopt;  // the same of a score for each class
};

}  // namespace assay
