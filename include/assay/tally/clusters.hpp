// Rows by their clusters.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <tuple>
#include <vector>

#include "assay/core/scatter.hpp"
#include "assay/tally/state.hpp"

namespace assay {

/// Which cluster each row is of, at which place it stands, and its weight: 24 bytes a row. A cluster is the
/// hash of its name. A monoid, as tallies are.
class ClusterRows {
 public:
  void add(std::uint64_t cluster, std::uint64_t place, double weight) {
    rows_.push_back({cluster, place, weight});
  }
  void merge(const ClusterRows& later) {
    merge(later, [](std::uint64_t place) { return place; });
  }
  /// `place_of` gives the place here of one that has another number there.
  template <class PlaceOf>
  void merge(const ClusterRows& later, PlaceOf place_of) {
    for (const Row& row : later.rows_) rows_.push_back({row.cluster, place_of(row.place), row.weight});
  }
  void save(StateWriter& out) const;
  /// Throws for a place that is none.
  void load(StateReader& in, const std::function<bool(std::uint64_t)>& is_place);

  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// Adds each cluster's weights to a scatter, by the cell that a place is in. Which row came first makes no
  /// difference.
  template <class CellOf>
  void add_to(Scatter& scatter, CellOf cell_of) const {
    std::vector<Row> rows = rows_;
    for (Row& row : rows) row.place = cell_of(row.place);
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
      return std::tie(a.cluster, a.place, a.weight) < std::tie(b.cluster, b.place, b.weight);
    });
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool same_cluster = i > 0 && rows[i].cluster == rows[i - 1].cluster;
      if (i > 0 && !same_cluster) scatter.cluster_ends.push_back(scatter.parts.size());
      if (same_cluster && rows[i].place == rows[i - 1].place) {
        scatter.parts.back().weight += rows[i].weight;
      } else {
        scatter.parts.push_back({rows[i].place, rows[i].weight});
      }
    }
    if (!rows.empty()) scatter.cluster_ends.push_back(scatter.parts.size());
  }

 private:
  struct Row {
    std::uint64_t cluster, place;
    double weight;
  };
  std::vector<Row> rows_;
};

}  // namespace assay
