// How rows that are not alike scatter.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace assay {

/// Rows by kind, such as the cell of a matrix, as far as their scatter goes beyond counts: they have weights,
/// or belong to clusters.
struct Scatter {
  struct Part {
    std::size_t cell;
    double weight;
  };

  std::vector<double> squares;                 // of each cell: the sum of its rows' squared weights
  std::vector<Part> parts = {};                // the weight of a cluster's rows in a cell, cluster by cluster
  std::vector<std::size_t> cluster_ends = {};  // in `parts`; empty where rows are in no clusters

  [[nodiscard]] bool clustered() const { return !cluster_ends.empty(); }
  [[nodiscard]] std::size_t clusters() const { return cluster_ends.size(); }
  /// Calls visit(parts) for each cluster.
  template <class Visit>
  void each_cluster(Visit visit) const {
    std::size_t begin = 0;
    for (const std::size_t end : cluster_ends) {
      visit(std::span(parts).subspan(begin, end - begin));
      begin = end;
    }
  }
};

}  // namespace assay
