// Rows by their clusters.
#include "assay/tally/clusters.hpp"

#include <cmath>

namespace assay {

void ClusterRows::save(StateWriter& out) const {
  out.whole(rows_.size());
  for (const Row& row : rows_) {
    out.whole(row.cluster);
    out.whole(row.place);
    out.real(row.weight);
  }
}

void ClusterRows::load(StateReader& in, const std::function<bool(std::uint64_t)>& is_place) {
  for (std::size_t left = in.count(sizeof(Row)); left > 0; --left) {
    Row row{.cluster = in.whole(), .place = in.whole(), .weight = 0};
    row.weight = in.real();
    in.require(is_place(row.place) && row.weight > 0 && std::isfinite(row.weight));
    rows_.push_back(row);
  }
}

}  // namespace assay
