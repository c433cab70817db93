// Differences of metrics of counts between two models on the same rows.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "assay/compare/comparison.hpp"
#include "compare/difference.hpp"
#include "compare/units.hpp"
#include "evaluate/count_numbers.hpp"

namespace assay {

/// Rows by true class, and by the class that each of two models predicts.
struct JointCell {
  std::size_t truth, first, second;
  double rows;  // or their weights
};

/// Of estimands of counts that both models can have, in their order.
class PairedCounts {
 public:
  PairedCounts(const PairedSample& paired, std::size_t first, std::size_t second, const Units& units);

  [[nodiscard]] std::vector<DifferenceEstimate> differences(std::span<const Estimand> estimands,
                                                            const EvaluationPlan& plan) const;

 private:
  [[nodiscard]] std::vector<DifferenceEstimate> jackknifed(std::span<const CountEstimand> estimands,
                                                           const EvaluationPlan& plan) const;
  [[nodiscard]] std::vector<JointCell> added() const;
  [[nodiscard]] std::optional<Discordant> discordant(const Estimand& estimand) const;
  [[nodiscard]] double variance(const std::function<double(const JointCell&)>& change,
                                std::span<const JointCell> more) const;
  [[nodiscard]] bool is_plain() const { return paired_.rows.weights.empty() && !units_.clustered(); }

  const PairedSample& paired_;
  const Sample& first_;
  const Sample& second_;
  std::size_t first_at_, second_at_;
  const Units& units_;
  std::vector<JointCell> joint_;
};

}  // namespace assay
