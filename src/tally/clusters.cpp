// Rows by their clusters.
#include "assay/tally/clusters.hpp"

namespace assay {

void ClusterRows::save(StateWriter& out) const {
  out.whole(rows_.size());
  for (const Row& row : rows_) {
    out.whole(row.cluster);
    out.whole(row.place);
    out.real(row.weight);
  }
}

void ClusterRows::load(StateReader& in) {
  for (std::size_t left = in.count(); left > 0; --left) {
    Row row{.cluster = in.whole(), .place = in.whole(), .weight = 0};
    row.weight = in.real();
    rows_.push_back(row);
  }
}

}  // namespace assay
