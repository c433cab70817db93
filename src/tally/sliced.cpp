// Rows of a batch, gathered slice by slice.
#include "assay/tally/sliced.hpp"

namespace assay {

namespace {

template <class Cell>
void scatter(std::span<const Cell> from, std::span<const std::size_t> places, std::vector<Cell>& to) {
  to.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) to[places[i]] = from[i];
}

}  // namespace

void GatheredRows::take(const Batch& rows, std::span<const std::size_t> places) {
  columns_.resize(rows.columns.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    scatter(rows.columns[i].texts, places, columns_[i].texts);
    scatter(rows.columns[i].numbers, places, columns_[i].numbers);
  }
  scatter(rows.lines, places, lines_);
}

Batch GatheredRows::part(const Batch& rows, std::size_t begin, std::size_t count) {
  const auto some = [&](const auto& all) {
    return all.empty() ? std::span(all) : std::span(all).subspan(begin, count);
  };
  part_.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i)
    part_.push_back({.role = rows.columns[i].role,
                     .texts = some(columns_[i].texts),
                     .numbers = some(columns_[i].numbers)});
  return {.rows = count, .columns = part_, .block = rows.block, .lines = some(lines_)};
}

}  // namespace assay
