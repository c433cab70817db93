// Differences of metrics of a score for each class between two models on the same rows.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "assay/compare/comparison.hpp"
#include "compare/difference.hpp"
#include "compare/paired_classes.hpp"
#include "compare/units.hpp"

namespace assay {

/// Of two models that have a score for each class.
class PairedClassScores {
 public:
  PairedClassScores(const PairedSample& paired, std::size_t first, std::size_t second, const Units& units);

  /// Of estimands that have a method, in their order, whose values differ by `differences`.
  [[nodiscard]] std::vector<DifferenceEstimate> differences(std::span<const Estimand> estimands,
                                                            std::span<const double> differences,
                                                            const EvaluationPlan& plan) const;
  /// What each row changes in the estimand is known.
  [[nodiscard]] static bool has_method(const Estimand& estimand);

 private:
  [[nodiscard]] DifferenceEstimate of_loss(bool logarithmic, double difference,
                                           const IntervalPlan& plan) const;
  [[nodiscard]] DifferenceEstimate of_top(std::size_t most, double difference,
                                          const IntervalPlan& plan) const;
  [[nodiscard]] DifferenceEstimate of_class(const Estimand& estimand, double difference,
                                            const EvaluationPlan& plan) const;
  void add_areas(std::span<const Estimand> estimands, std::span<const double> differences,
                 const IntervalPlan& plan, std::span<DifferenceEstimate> found) const;
  [[nodiscard]] DifferenceSpread spread_by_class(std::span<const double> changes) const;
  [[nodiscard]] bool is_plain() const { return paired_.rows.weights.empty() && !units_.clustered(); }

  const PairedSample& paired_;
  std::size_t first_, second_;
  const Units& units_;
  PairedClasses classes_;
};

}  // namespace assay
