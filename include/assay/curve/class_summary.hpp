// What is read off rows with a score for each class.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "assay/core/scatter.hpp"
#include "assay/core/value.hpp"
#include "assay/curve/class_groups.hpp"
#include "assay/curve/summary.hpp"
#include "assay/tally/class_scores.hpp"

namespace assay {

/// Scores for each of several classes, and what they come to: each class against the rest, each pair of
/// classes, and the place of the true class. Not for several threads at a time.
class ClassSummary {
 public:
  /// The tally has kept its scores. `probabilities`: how these are read as such.
  explicit ClassSummary(ClassScoreTally tally, const ProbabilityRule& probabilities = {});

  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  /// Rows (or their weights) of the class in truth.
  [[nodiscard]] double support(std::size_t k) const { return support_[k]; }
  /// The class's own score ranks its rows against all others.
  [[nodiscard]] const CachedRanking& one_vs_rest(std::size_t k) const { return one_vs_rest_[k]; }
  /// The highest score of each row ranks those that are classified correctly against the others.
  [[nodiscard]] const CachedRanking& top_label() const {
    if (!top_label_) {
      highest_.sort();
      top_label_.emplace(std::move(highest_), probabilities_);
    }
    return *top_label_;
  }
  /// The mean over pairs of classes of how well they are told apart, by the score of either: Hand & Till
  /// 2001, Mach Learn 45:171. scikit-learn's one-vs-one macro. Undefined, naming the class, when one has no
  /// rows.
  [[nodiscard]] const Value& hand_till() const { return hand_till_; }
  /// The share of rows whose true class is among the `k` that score highest, ties counting against it, as k
  /// and n.
  [[nodiscard]] std::pair<double, double> in_top(std::size_t k) const;
  /// What each row adds to averages; null where rows have weights or belong to clusters.
  [[nodiscard]] const ClassGroups* groups() const { return groups_ ? &*groups_ : nullptr; }
  /// Rows (or their weights) by the rank of their true class, and how they scatter where they have weights or
  /// belong to clusters.
  [[nodiscard]] const std::vector<double>& ranks() const { return ranks_; }
  [[nodiscard]] const std::optional<Scatter>& scatter_of_ranks() const { return scatter_of_ranks_; }

 private:
  std::vector<std::string> labels_;
  std::vector<double> support_, ranks_;
  ProbabilityRule probabilities_;
  mutable Ranking highest_;
  mutable std::optional<CachedRanking> top_label_;
  std::vector<CachedRanking> one_vs_rest_;
  std::optional<ClassGroups> groups_;
  std::optional<Scatter> scatter_of_ranks_;
  Value hand_till_ = 0;
};

/// The average of a value over classes. Undefined, naming the class, where one is; but weighted by support a
/// class without rows does not count.
[[nodiscard]] Value class_average(const ClassSummary& summary, const std::vector<Value>& values,
                                  ClassWeights weights);

}  // namespace assay
