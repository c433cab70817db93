// What rows, or clusters of them, change together.
#pragma once

#include <cstddef>
#include <span>

#include "assay/models/recorded_rows.hpp"

namespace assay {

/// Sums squared changes over independent units: rows, or clusters of them, whose rows' changes are added up
/// before they are squared.
class Units {
 public:
  explicit Units(const RecordedRows& rows);

  /// The variance of a number that each row, if it weighed 1, would change by so much.
  [[nodiscard]] double variance(std::span<const double> changes) const;

  [[nodiscard]] bool clustered() const { return clusters_ > 0; }
  /// Clusters, or rows that have a weight.
  [[nodiscard]] double count() const { return count_; }
  /// Of rows that have a weight.
  [[nodiscard]] double mean_weight() const { return weight_ / weighing_; }
  [[nodiscard]] double degrees_of_freedom() const { return count_ - 1; }

 private:
  const RecordedRows& rows_;
  std::size_t clusters_;
  double count_ = 0;
  double weight_ = 0, weighing_ = 0;  // of all rows, and how many have some
};

}  // namespace assay
