// Where the rows with given keys are.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "table/stored_rows.hpp"

namespace assay {

/// A stored row: its block, from 0, and its number within the block.
struct RowReference {
  static constexpr std::uint32_t none = ~std::uint32_t{0};
  std::uint32_t block = none, row = none;
  [[nodiscard]] bool is_before(RowReference other) const {
    return block != other.block ? block < other.block : row < other.row;
  }
};

/// Keys that stand in more rows than one.
struct RepeatedKeys {
  std::size_t count = 0;                                // of the rows after the first of each key
  std::optional<RowReference> earliest = std::nullopt;  // of those
};

/// A hash table of the keys of stored rows, which must outlive it: open addressing, a word for each row.
class KeyIndex {
 public:
  using Blocks = std::vector<std::shared_ptr<StoredRows>>;

  /// On so many threads; the result does not depend on them. Throws a data error for over 2^24 blocks.
  KeyIndex(const Blocks& blocks, unsigned threads);

  [[nodiscard]] const RepeatedKeys& repeated() const { return repeated_; }
  /// The first row of each key, or none.
  void find(std::span<const std::string_view> keys, std::vector<RowReference>& found) const;

 private:
  void allocate(std::size_t slots);
  void insert_block(std::uint32_t block);
  void insert(std::string_view key, std::uint64_t hash, RowReference row);
  void note_repeat(RowReference later);
  [[nodiscard]] std::string_view key_of(std::uint64_t slot) const;

  const Blocks& blocks_;
  std::size_t mask_ = 0;
  // 16 bits of the hash, 24 of the block plus one, 24 of the row; 0 where there is none.
  std::unique_ptr<std::uint64_t[], decltype(&std::free)> slots_{nullptr, &std::free};
  std::mutex mutex_;  // guards what follows
  RepeatedKeys repeated_;
};

}  // namespace assay
