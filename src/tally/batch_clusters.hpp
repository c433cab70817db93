// Which clusters the rows of a batch are of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "assay/row/batch.hpp"
#include "core/hash.hpp"

namespace assay {

/// Hashes of the clusters' names; none where there is no such column.
class BatchClusters {
 public:
  explicit BatchClusters(const Batch& rows) : names_(rows.texts(role::cluster)) {}

  [[nodiscard]] bool any() const { return !names_.empty(); }
  std::uint64_t operator[](std::size_t row) const { return hash_of(names_[row]); }

 private:
  std::span<const std::string_view> names_;
};

}  // namespace assay
