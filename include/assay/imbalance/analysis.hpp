// An analysis of class imbalance: classes, what baseline models score, and the metrics beside them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/evaluate/evaluation.hpp"
#include "assay/imbalance/imbalance.hpp"

namespace assay {

/// A metric of the predictions beside the best baseline.
struct ComparedMetric {
  std::string name;
  Better better;
  Estimate estimate;
  std::string baseline;      // which is best: "most_frequent"; empty when none has a value
  Value baseline_value = 0;  // what it scores
  Value skill = 0;           // how far from there to perfect
};

/// Rows, all of them or those of a slice.
struct ImbalanceAnalysis {
  ClassCounts counts;
  std::optional<std::size_t> positive;  // of two classes, when it is known
  bool has_ranking = false;             // scores were read
  Imbalance imbalance;
  std::vector<Baseline> baselines;
  std::vector<ComparedMetric> measured;  // nothing where there are no predictions
  std::vector<Estimate> recalls;         // of each class, where there are predictions
  std::optional<double> p_value;  // of the accuracy against the no-information rate, for rows without weights

  /// The class of lowest recall; nothing where none has one.
  [[nodiscard]] std::optional<std::size_t> lowest_recall() const;
  [[nodiscard]] double smallest_rows() const { return counts.counts[counts.smallest()]; }
  [[nodiscard]] const std::string& smallest() const { return counts.labels[counts.smallest()]; }
  [[nodiscard]] const std::string& largest() const { return counts.labels[counts.largest()]; }
  [[nodiscard]] const ComparedMetric* find(std::string_view metric) const;
  /// What a baseline scores.
  [[nodiscard]] const Value& score(std::string_view baseline, std::string_view metric) const;
};

/// Metrics that are compared with baselines, as far as predictions have them.
[[nodiscard]] std::vector<BoundMetric> compared_metrics();

/// `truth_alone`: there are no predictions.
[[nodiscard]] ImbalanceAnalysis imbalance_analysis(const Sample& predictions, bool truth_alone,
                                                   const EvaluationPlan& plan);

}  // namespace assay
