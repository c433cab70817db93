// A test whose rates were measured: on rows with the condition, and without.
#pragma once

#include <optional>

#include "assay/bayes/bayes.hpp"
#include "assay/core/matrix.hpp"
#include "assay/stats/table_draws.hpp"

namespace assay {

/// What predictions make of a probability, as results of a test.
class MeasuredTest {
 public:
  /// Intervals, where there is a plan for them, need counts. Throws a data error where there are no rows of
  /// one kind.
  MeasuredTest(const TwoByTwo& table, const std::optional<BootstrapPlan>& intervals);

  [[nodiscard]] const TestRates& rates() const { return rates_; }
  [[nodiscard]] Estimate sensitivity() const;
  [[nodiscard]] Estimate specificity() const;
  [[nodiscard]] Estimate lr_plus() const;
  [[nodiscard]] Estimate lr_minus() const;

  /// The probability of the condition after a result. The prior is taken as known.
  [[nodiscard]] Estimate after_positive(double prior) const;
  [[nodiscard]] Estimate after_negative(double prior) const;
  /// That a negative result is right.
  [[nodiscard]] Estimate negative_predictive_value(double prior) const;

 private:
  [[nodiscard]] Estimate after(const char* formula, double prior, const std::optional<Interval>& lr) const;
  [[nodiscard]] Estimate share(double k, double n) const;

  TwoByTwo table_;
  TestRates rates_{};
  std::optional<Interval> plus_, minus_;
  std::optional<double> confidence_;
};

}  // namespace assay
