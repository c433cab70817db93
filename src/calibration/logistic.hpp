// Logistic regression on the log odds of scores.
#pragma once

#include <functional>
#include <vector>

#include "calibration/chunks.hpp"

namespace assay {

/// Rows whose log odds are alike, or nearly so.
struct LogitGroup {
  double logit = 0;
  double positives = 0, negatives = 0;
};

/// The log odds of all scores, in so few groups of neighbours that they can be gone through many times.
class LogitGroups {
 public:
  /// `rows`: of all scores.
  explicit LogitGroups(double rows) : rows_(rows) {}

  /// From the highest score down.
  void add(const ScoreChunk& chunk);
  [[nodiscard]] const std::vector<LogitGroup>& groups() const { return groups_; }
  /// No group joins different log odds.
  [[nodiscard]] bool exact() const { return exact_; }
  /// Rows (or weights) with a score of exactly 0 or 1 that is right: their likelihood is 1 whatever a rising
  /// line is, and they are in no group. And those that are wrong: theirs is 0.
  [[nodiscard]] double surely_right() const { return surely_right_; }
  [[nodiscard]] double surely_wrong() const { return surely_wrong_; }

 private:
  double rows_, surely_right_ = 0, surely_wrong_ = 0;
  double begin_ = 0;  // the highest log odds of the last group
  bool exact_ = true;
  std::vector<LogitGroup> groups_;
};

/// Visits rows by their log odds, all of them.
using EachLogit = std::function<void(const std::function<void(const LogitGroup&)>&)>;

/// Newton's method on the groups, and where these are not exact, steps over all rows.
[[nodiscard]] Recalibration recalibration(const LogitGroups& groups, const EachLogit& each);

}  // namespace assay
