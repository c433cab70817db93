// A metric as it was asked for.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "assay/formula/formula.hpp"
#include "assay/metric/metric.hpp"

namespace assay {

/// What a metric needs to know of the rows.
struct MetricNeeds {
  bool matrix = false;        // counts of truth and predictions
  bool positive = false;      // which class is the positive one: it is of one class, not of all at once
  bool ranking = false;       // the order of scores
  bool losses = false;        // scores that are probabilities
  bool class_scores = false;  // a score for each class: that of one class does not do
};

/// A metric of the catalogue with its parameter, or a formula of the user's own. Cheap to copy. What kind of
/// metric it is shows only in what it needs; formulas are there for those whose subject they are.
class BoundMetric {
 public:
  /// `of_table` and `of_matrix` are the metric's formulas, where it has some.
  BoundMetric(std::string name, const Metric& metric, std::optional<double> argument,
              std::optional<Formula> of_table, std::optional<Formula> of_matrix);
  /// A formula of the user's own over a two-by-two table.
  BoundMetric(std::string name, Formula own);

  /// "f1", "fbeta(2)", "cost".
  [[nodiscard]] const std::string& name() const { return bound_->name; }
  /// Null for a formula of the user's own.
  [[nodiscard]] const Metric* metric() const { return bound_->metric; }
  /// From minus infinity to infinity for a formula of the user's own.
  [[nodiscard]] Range range() const;
  [[nodiscard]] Better better() const;
  /// Of the same rows the two come to the same, however they are spelled.
  [[nodiscard]] bool same_as(const BoundMetric& other) const;

  [[nodiscard]] const MetricNeeds& needs() const { return bound_->needs; }
  /// It is read off scores, not off counts.
  [[nodiscard]] bool of_scores() const { return bound_->scores.has_value(); }
  /// It is a statistic of a test, or its p-value: it has no interval.
  [[nodiscard]] bool is_test() const { return bound_->scores && bound_->scores->is_test; }
  /// It is taken of one class against the rest, and may be averaged over classes.
  [[nodiscard]] bool per_class() const;
  /// It has a value for all of several classes at once.
  [[nodiscard]] bool of_all_classes() const;
  /// It counts rows: its value doubles, or changes otherwise, where there are twice as many of the same kind.
  [[nodiscard]] bool scales_with_n() const;
  /// It is made of the number of rows alone, and would be the same in any sample of so many.
  [[nodiscard]] bool function_of_n() const { return bound_->function_of_n; }

  /// Over a two-by-two table, or a whole matrix; null where it has no such form.
  [[nodiscard]] const Formula* formula(Scope scope = Scope::two_by_two) const;
  /// The loss that it is the mean of; null where it is none.
  [[nodiscard]] const MeanLoss* mean_loss(const ProbabilityLosses& losses) const;
  /// What each row changes in a metric of the order of scores; null where that is not known.
  [[nodiscard]] auto influences() const -> RankInfluences (*)(const ScoreRanks&) {
    return bound_->scores ? bound_->scores->influences : nullptr;
  }
  /// How such changes by a score for each class add up; nothing where they do not.
  [[nodiscard]] std::optional<OverClasses> over_classes() const {
    return bound_->scores ? bound_->scores->over_classes : std::nullopt;
  }
  /// Among how many classes that score highest the true one has to be; nothing where the metric is not the
  /// share of such rows.
  [[nodiscard]] std::optional<std::size_t> counted_top() const;
  /// Of scores; nothing where it has no such form.
  [[nodiscard]] std::optional<Estimate> estimate(const ScoredSample& scores, const IntervalPlan& plan) const;
  [[nodiscard]] std::optional<Estimate> estimate(const ScoredClasses& scores, const IntervalPlan& plan) const;
  /// Of one that is taken of each class against the rest: its average over classes; nothing where that has no
  /// interval, and is the mean of the classes' values.
  [[nodiscard]] std::optional<Estimate> average(const ScoredClasses& scores, ClassWeights weights,
                                                const IntervalPlan& plan) const;

 private:
  struct Bound {
    std::string name;
    const Metric* metric;
    std::optional<double> argument;
    std::optional<Formula> of_table, of_matrix;
    std::optional<MetricOfScores> scores;
    MetricNeeds needs;
    bool function_of_n;
  };
  static Bound with_needs(Bound bound);

  std::shared_ptr<const Bound> bound_;
};

}  // namespace assay
