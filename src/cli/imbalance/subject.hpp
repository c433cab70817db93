// What `assay imbalance` speaks of: classes, what knowing nothing scores, and what was predicted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/imbalance/imbalance.hpp"
#include "cli/options/estimates.hpp"

namespace assay::cli {

/// A metric of the predictions beside the best that knowing nothing scores.
struct Measured {
  std::string name;
  Better better;
  Estimate estimate;
  std::string baseline;      // which is best: "most_frequent"; empty when none has a value
  Value baseline_value = 0;  // what it scores
  Value skill = 0;           // how far from there to perfect
};

/// Rows, all of them or those of a slice.
struct Subject {
  ClassCounts counts;
  std::optional<std::size_t> positive;  // of two classes, when it is known
  bool has_ranking = false;             // scores were read
  Imbalance imbalance;
  std::vector<Baseline> baselines;
  std::vector<Measured> measured;  // nothing where there are no predictions
  std::vector<Estimate> recalls;   // of each class, where there are predictions
  std::optional<double> p_value;  // of the accuracy against the no-information rate, for rows without weights

  [[nodiscard]] const std::string& smallest() const { return counts.labels[counts.smallest()]; }
  [[nodiscard]] const std::string& largest() const { return counts.labels[counts.largest()]; }
  [[nodiscard]] const Measured* find(std::string_view metric) const;
  /// What a baseline scores.
  [[nodiscard]] const Value& score(std::string_view baseline, std::string_view metric) const;
};

/// Metrics that are compared with baselines, as far as predictions have them.
[[nodiscard]] std::vector<BoundMetric> compared_metrics();

/// `truth_alone`: there are no predictions.
[[nodiscard]] Subject subject_of(const Predictions& predictions, bool truth_alone,
                                 const EvaluationPlan& plan);

}  // namespace assay::cli
