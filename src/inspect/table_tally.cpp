// All that is tallied of a file: its columns, and its rows as wholes.
#include "inspect/table_tally.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/hash.hpp"
#include "input/cells.hpp"

namespace assay {

namespace {

std::vector<std::uint64_t> hashes_of(std::span<const std::string> texts) {
  std::vector<std::uint64_t> hashes;
  for (const std::string& text : texts) hashes.push_back(hash_of(text));
  return hashes;
}

}  // namespace

TableShared::TableShared(TablePlan what)
    : plan(std::move(what)),
      header_hashes(hashes_of(plan.header)),
      many(std::make_unique<std::atomic<bool>[]>(plan.header.size())) {}

void Runs::add(std::uint64_t label) {
  if (count > 0 && label == last) return;
  if (count == 0) first = label;
  last = label;
  ++count;
}

void Runs::merge(const Runs& later) {
  if (later.count == 0) return;
  if (count == 0) {
    *this = later;
    return;
  }
  count += later.count - (later.first == last ? 1 : 0);
  last = later.last;
}

TableTally::TableTally(TableShared& shared)
    : shared_(shared),
      columns_(shared.plan.header.size()),
      hashes_(columns_.size()),
      numbers_(columns_.size()) {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    if (shared.many[i].load(std::memory_order_relaxed)) columns_[i].give_up_distinct();
}

void TableTally::start_chunk(std::uint32_t block) {
  Chunk& chunk = chunks_.emplace_back(Chunk{.block = block});
  const std::size_t rows = shared_.rows_hint.load(std::memory_order_relaxed);
  chunk.lines.reserve(rows);
  chunk.rows.reserve(rows);
  chunk.ids.resize(shared_.plan.ids.size());
  for (auto& ids : chunk.ids) ids.reserve(rows);
  chunk.scores.resize(shared_.plan.scores.size());
  for (auto& scores : chunk.scores) scores.reserve(rows);
}

// All cells are the names of their columns, of several: one alone may be a label of that name.
bool TableTally::is_header_again(const TextRecord& record) const {
  const TablePlan& plan = shared_.plan;
  if (!plan.has_header || hashes_.size() < 2 || hashes_ != shared_.header_hashes) return false;
  return std::equal(record.cells.begin(), record.cells.end(), plan.header.begin(), plan.header.end());
}

void TableTally::add(const TextRecord& record) {
  if (chunks_.empty()) start_chunk(record.place.block);
  for (std::size_t i = 0; i < hashes_.size(); ++i) hashes_[i] = hash_of(record.cells[i]);
  if (hashes_[0] == shared_.header_hashes[0] && is_header_again(record)) {
    if (++headers_again_ == 1) first_header_again_ = record.place;
    return;
  }
  std::uint64_t row = 1;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    row = with_cell(row, hashes_[i]);
    numbers_[i] = columns_[i].add(record.cells[i], hashes_[i], record.place, shared_.plan.decimal_comma);
  }
  ++rows_;
  keep(record, row);
}

// What is compared with other rows.
void TableTally::keep(const TextRecord& record, std::uint64_t row) {
  const TablePlan& plan = shared_.plan;
  const auto lacks = [&](std::size_t column) { return is_missing(record.cells[column]); };
  if (std::none_of(plan.used.begin(), plan.used.end(), lacks)) ++complete_;
  if (plan.truth && !lacks(*plan.truth)) runs_.add(hashes_[*plan.truth]);
  Chunk& chunk = chunks_.front();
  chunk.lines.push_back(record.place.line);
  chunk.rows.push_back(row);
  for (std::size_t i = 0; i < plan.ids.size(); ++i)
    chunk.ids[i].push_back(lacks(plan.ids[i]) ? 0 : hashes_[plan.ids[i]]);
  for (std::size_t i = 0; i < plan.scores.size(); ++i)
    if (const double score = numbers_[plan.scores[i]]; !std::isnan(score)) chunk.scores[i].push_back(score);
}

void TableTally::merge(TableTally&& later) {
  shared_.rows_hint.store(later.rows_ + later.rows_ / 16, std::memory_order_relaxed);
  rows_ += later.rows_;
  complete_ += later.complete_;
  if (!first_header_again_) first_header_again_ = later.first_header_again_;
  headers_again_ += later.headers_again_;
  runs_.merge(later.runs_);
  for (Chunk& chunk : later.chunks_) chunks_.push_back(std::move(chunk));
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i].merge(later.columns_[i]);
    if (columns_[i].distinct().over()) shared_.many[i].store(true, std::memory_order_relaxed);
  }
}

Repeats TableTally::repeated_rows() const {
  std::vector<std::span<const std::uint64_t>> all;
  for (const Chunk& chunk : chunks_) all.emplace_back(chunk.rows);
  return repeats_in(all);
}

Repeats TableTally::repeated_ids(std::size_t which) const {
  std::vector<std::span<const std::uint64_t>> all;
  for (const Chunk& chunk : chunks_) all.emplace_back(chunk.ids[which]);
  return repeats_in(all);
}

Ties TableTally::take_ties(std::size_t which) {
  std::vector<double> all;
  std::size_t count = 0;
  for (const Chunk& chunk : chunks_) count += chunk.scores[which].size();
  all.reserve(count);
  for (Chunk& chunk : chunks_) {
    all.insert(all.end(), chunk.scores[which].begin(), chunk.scores[which].end());
    chunk.scores[which] = {};
  }
  return ties_in(std::move(all));
}

RowPlace TableTally::place_of(std::size_t row) const {
  for (const Chunk& chunk : chunks_) {
    if (row < chunk.lines.size()) return {chunk.block, chunk.lines[row]};
    row -= chunk.lines.size();
  }
  return {};
}

}  // namespace assay
