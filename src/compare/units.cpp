// What rows, or clusters of them, change together.
#include "compare/units.hpp"

#include <numeric>
#include <vector>

namespace assay {

Units::Units(const RecordedRows& rows) : rows_(rows), clusters_(rows.cluster_names.texts().size()) {
  std::vector<bool> met(clusters_);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows.weight(row) == 0) continue;
    weight_ += rows.weight(row);
    ++weighing_;
    if (clusters_ == 0) {
      ++count_;
    } else if (!met[rows.clusters[row]]) {
      met[rows.clusters[row]] = true;
      ++count_;
    }
  }
}

double Units::variance(std::span<const double> changes) const {
  double total = 0;
  for (std::size_t row = 0; row < rows_.size(); ++row) total += rows_.weight(row) * changes[row];
  const double mean = total / weight_;
  double squares = 0;
  std::vector<double> of_cluster(clusters_);
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const double part = rows_.weight(row) * (changes[row] - mean);
    if (clusters_ == 0) {
      squares += part * part;
    } else {
      of_cluster[rows_.clusters[row]] += part;
    }
  }
  squares += std::inner_product(of_cluster.begin(), of_cluster.end(), of_cluster.begin(), 0.0);
  return squares * count_ / (count_ - 1);
}

}  // namespace assay
