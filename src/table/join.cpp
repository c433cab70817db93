// Rows of another file, paired with those of a table.
#include "table/join.hpp"

#include <algorithm>

#include "assay/core/error.hpp"
#include "assay/core/text.hpp"
#include "assay/core/threads.hpp"

namespace assay {

namespace {

std::uint64_t word_of(RowPlace place) { return std::uint64_t{place.block} << 32 | place.line; }

RowPlace place_of_word(std::uint64_t word) {
  return {.block = static_cast<std::uint32_t>(word >> 32), .line = static_cast<std::uint32_t>(word)};
}

std::string and_others(std::size_t count) {
  if (count < 2) return "";
  return count == 2 ? ", and another row repeats a key"
                    : ", and " + std::to_string(count - 1) + " other rows repeat keys";
}

}  // namespace

Join::Join(RowFile& other, const JoinPlan& plan, const ReadPlan& how) : plan_(plan), name_(other.name()) {
  std::vector<WantedColumn> wanted = plan.columns;
  if (plan.key_there) wanted.push_back({&role::key, *plan.key_there});
  counts_ = other.read(wanted, how, [&] {
    const auto block = std::make_shared<StoredRows>();
    return BlockTally{.add = [block](const Batch& rows) { block->add(rows); },
                      .merge = [block, this] { blocks_.push_back(block); }};
  });
  for (const auto& block : blocks_) counts_.rows -= block->size();
  lines_before_ = other.lines_before();
  for_each_index(blocks_.size(), how.threads, [&](std::size_t i) { blocks_[i]->close(); });
  if (!plan.key_there) return;
  index_.emplace(blocks_, how.threads);
  if (index_->repeated().count > 0) refuse_repeated_keys();
}

void Join::refuse_repeated_keys() const {
  const RowReference later = *index_->repeated().earliest;
  const std::string key(blocks_[later.block]->key(later.row));
  std::vector<RowReference> first;
  index_->find(std::vector<std::string_view>{key}, first);
  throw data_error(place_of(later) + ": key " + in_quotes(key) + " appears at " + place_of(first[0]) +
                       " already" + and_others(index_->repeated().count),
                   "a key names one row: keep one row of each");
}

void Join::find_next(std::size_t count, std::vector<RowReference>& found) {
  found.assign(count, {});
  for (RowReference& one : found) {
    while (next_.block < blocks_.size() && next_.row == blocks_[next_.block]->size())
      next_ = {.block = next_.block + 1, .row = 0};
    if (next_.block == blocks_.size()) return;
    one = next_;
    ++next_.row;
  }
}

void Join::find_first(std::size_t count, std::vector<RowReference>& found) {
  find_next(count, found);
  next_ = {.block = 0, .row = 0};
}

std::string Join::shown(std::size_t column, RowReference row) const {
  return plan_.columns[column].role->content == Content::text ? std::string(text(column, row))
                                                              : exact(number(column, row));
}

void Join::pair(RowReference row, RowPlace with) {
  const std::atomic_ref<std::uint64_t> partner = blocks_[row.block]->partner(row.row);
  const std::uint64_t mine = word_of(with);
  std::uint64_t there = StoredRows::no_partner;
  if (partner.compare_exchange_strong(there, mine, std::memory_order_relaxed)) return;
  while (mine < there && !partner.compare_exchange_weak(there, mine, std::memory_order_relaxed)) {
  }
  const RowPlace later = place_of_word(std::max(mine, there));
  const std::lock_guard lock(mutex_);
  ++repeats_;
  if (earliest_repeat_ && word_of(later) >= word_of(*earliest_repeat_)) return;
  earliest_repeat_ = later;
  repeated_ = row;
}

Join::Left Join::left() const {
  Left left;
  for (std::size_t i = 0; i < blocks_.size(); ++i)
    for (std::size_t row = 0; row < blocks_[i]->size(); ++row) {
      if (blocks_[i]->partner(row).load(std::memory_order_relaxed) != StoredRows::no_partner) continue;
      if (++left.count > 1) continue;
      left.first_place =
          place_of({.block = static_cast<std::uint32_t>(i), .row = static_cast<std::uint32_t>(row)});
      if (plan_.key_there) left.first_key = blocks_[i]->key(row);
    }
  return left;
}

void Join::check_pairs(const PlaceText& place) const {
  if (repeats_ == 0) return;
  const RowPlace first = place_of_word(blocks_[repeated_.block]->partner(repeated_.row).load());
  throw data_error(place(*earliest_repeat_) + ": key " +
                       in_quotes(blocks_[repeated_.block]->key(repeated_.row)) + " appears at " +
                       place(first) + " already" + and_others(repeats_),
                   "a key names one row: keep one row of each, such as those of one model with --filter");
}

std::string Join::place_of(RowReference row) const {
  const RowPlace place = blocks_[row.block]->place(row.row);
  return name_ + ":" + std::to_string(lines_before_[place.block] + place.line + 1);
}

}  // namespace assay
