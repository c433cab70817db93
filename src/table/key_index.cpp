// Where the rows with given keys are.
#include "table/key_index.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <functional>
#include <new>

#include "assay/core/error.hpp"
#include "assay/core/threads.hpp"

namespace assay {

namespace {

constexpr unsigned bits_of_place = 24;
constexpr std::uint64_t place_mask = (std::uint64_t{1} << bits_of_place) - 1;
constexpr std::size_t keys_at_a_time = 32;  // whose memory is asked for before it is needed

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>{}(key); }

std::uint64_t tag_of(std::uint64_t slot_or_hash) { return slot_or_hash >> (2 * bits_of_place); }

std::uint64_t slot_of(std::uint64_t hash, RowReference row) {
  return tag_of(hash) << (2 * bits_of_place) | (std::uint64_t{row.block} + 1) << bits_of_place | row.row;
}

RowReference row_of(std::uint64_t slot) {
  return {.block = static_cast<std::uint32_t>((slot >> bits_of_place & place_mask) - 1),
          .row = static_cast<std::uint32_t>(slot & place_mask)};
}

}  // namespace

KeyIndex::KeyIndex(const Blocks& blocks, unsigned threads) : blocks_(blocks) {
  if (blocks.size() >= place_mask) throw data_error("the file is too large to be joined", "join parts of it");
  std::size_t rows = 0;
  for (const auto& block : blocks) rows += block->size();
  allocate(std::bit_ceil(rows + rows / 2 + 1));
  for_each_index(blocks.size(), threads, [&](std::size_t i) { insert_block(static_cast<std::uint32_t>(i)); });
}

// In large pages, where the system has them: keys are looked up all over the table.
void KeyIndex::allocate(std::size_t slots) {
  constexpr std::size_t large_page = std::size_t{1} << 21;
  const std::size_t bytes = (slots * sizeof(std::uint64_t) + large_page - 1) / large_page * large_page;
  slots_.reset(static_cast<std::uint64_t*>(std::aligned_alloc(large_page, bytes)));
  if (!slots_) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  static_cast<void>(::madvise(slots_.get(), bytes, MADV_HUGEPAGE));
#endif
  std::fill_n(slots_.get(), slots, std::uint64_t{0});
  mask_ = slots - 1;
}

void KeyIndex::insert_block(std::uint32_t block) {
  const StoredRows& rows = *blocks_[block];
  std::array<std::uint64_t, keys_at_a_time> hashes{};
  for (std::size_t begin = 0; begin < rows.size(); begin += keys_at_a_time) {
    const std::size_t count = std::min(keys_at_a_time, rows.size() - begin);
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = hash_of(rows.key(begin + i));
      __builtin_prefetch(&slots_[hashes[i] & mask_], 1);
    }
    for (std::size_t i = 0; i < count; ++i)
      insert(rows.key(begin + i), hashes[i], {.block = block, .row = static_cast<std::uint32_t>(begin + i)});
  }
}

// Several threads may insert at once. Of rows with the same key the earliest stays.
void KeyIndex::insert(std::string_view key, std::uint64_t hash, RowReference row) {
  const std::uint64_t mine = slot_of(hash, row);
  for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
    const std::atomic_ref slot(slots_[at]);
    std::uint64_t there = slot.load(std::memory_order_relaxed);
    if (there == 0 && slot.compare_exchange_strong(there, mine, std::memory_order_relaxed)) return;
    if (tag_of(there) != tag_of(mine) || key_of(there) != key) continue;
    while (there > mine && !slot.compare_exchange_weak(there, mine, std::memory_order_relaxed)) {
    }
    return note_repeat(row_of(std::max(there, mine)));
  }
}

void KeyIndex::note_repeat(RowReference later) {
  const std::lock_guard lock(mutex_);
  ++repeated_.count;
  if (!repeated_.earliest || later.is_before(*repeated_.earliest)) repeated_.earliest = later;
}

std::string_view KeyIndex::key_of(std::uint64_t slot) const {
  const RowReference row = row_of(slot);
  return blocks_[row.block]->key(row.row);
}

void KeyIndex::find(std::span<const std::string_view> keys, std::vector<RowReference>& found) const {
  found.assign(keys.size(), {});
  std::array<std::uint64_t, keys_at_a_time> hashes{};
  for (std::size_t begin = 0; begin < keys.size(); begin += keys_at_a_time) {
    const std::size_t count = std::min(keys_at_a_time, keys.size() - begin);
    const auto each_likely = [&](auto ask) {  // the row in the first slot, which it is but for collisions
      for (std::size_t i = 0; i < count; ++i)
        if (const std::uint64_t slot = slots_[hashes[i] & mask_]; slot != 0)
          ask(*blocks_[row_of(slot).block], row_of(slot).row);
    };
    for (std::size_t i = 0; i < count; ++i) {
      hashes[i] = hash_of(keys[begin + i]);
      __builtin_prefetch(&slots_[hashes[i] & mask_]);
    }
    each_likely([](const StoredRows& rows, std::size_t row) { rows.prefetch(row); });
    each_likely([](const StoredRows& rows, std::size_t row) { rows.prefetch_key(row); });
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t at = hashes[i] & mask_;; at = (at + 1) & mask_) {
        const std::uint64_t slot = slots_[at];
        if (slot == 0) break;
        if (tag_of(slot) != tag_of(hashes[i]) || key_of(slot) != keys[begin + i]) continue;
        found[begin + i] = row_of(slot);
        break;
      }
    }
  }
}

}  // namespace assay
