// A tally for each value of a column.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "assay/tally/labels.hpp"
#include "assay/tally/record.hpp"

namespace assay {

/// Tells rows apart by their slice: a tally, which is a monoid with add(span of records) and merge(later),
/// for each value met. A monoid itself. Throws a data error beyond max_classes values.
template <class Tally>
class Sliced {
 public:
  /// `empty` is what the tally of a new value starts from.
  explicit Sliced(Tally empty) : empty_(std::move(empty)) {}

  void add(std::span<const Record> rows) {
    of_row_.clear();
    for (const Record& row : rows) of_row_.push_back(index(row.slice));
    gather(rows);
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      const std::size_t count = begins_[i + 1] - begins_[i];
      if (count == 0) continue;
      tallies_[i].add(std::span(gathered_).subspan(begins_[i], count));
      rows_[i] += count;
    }
  }

  void merge(const Sliced& later) {
    for (std::size_t i = 0; i < later.tallies_.size(); ++i) {
      const std::size_t at = index(later.values_.texts()[i]);
      tallies_[at].merge(later.tallies_[i]);
      rows_[at] += later.rows_[i];
    }
  }

  /// In the order in which they were first met, and parallel to it what became of their rows.
  [[nodiscard]] const std::vector<std::string>& values() const { return values_.texts(); }
  [[nodiscard]] const std::vector<std::size_t>& rows() const { return rows_; }
  [[nodiscard]] std::vector<Tally>& tallies() { return tallies_; }

  /// Of all rows.
  [[nodiscard]] Tally total() const {
    Tally total = empty_;
    for (const Tally& tally : tallies_) total.merge(tally);
    return total;
  }

 private:
  std::size_t index(std::string_view value) {
    std::uint64_t key = 0;
    if (value.empty() || value.size() > sizeof key) return index_by_hash(value);
    std::memcpy(&key, value.data(), value.size());  // no text holds a NUL
    Recent& recent = recent_[key * 0x9e3779b97f4a7c15U >> 56];
    if (recent.key != key) recent = {key, index_by_hash(value)};
    return recent.index;
  }

  std::size_t index_by_hash(std::string_view value) {
    const std::uint32_t id = values_.id(value);
    if (id == tallies_.size()) {
      tallies_.push_back(empty_);
      rows_.push_back(0);
    }
    return id;
  }

  // The rows value by value, so that each tally gets its own in one piece.
  void gather(std::span<const Record> rows) {
    begins_.assign(tallies_.size() + 1, 0);
    for (const std::size_t value : of_row_) ++begins_[value + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    next_ = begins_;
    gathered_.resize(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) gathered_[next_[of_row_[i]]++] = rows[i];
  }

  // A short text, as the number that its bytes make, and its index.
  struct Recent {
    std::uint64_t key = 0;
    std::size_t index = 0;
  };

  Tally empty_;
  std::array<Recent, 256> recent_{};
  Labels values_{{.noun = "values", .hint = "choose with --by a column that has fewer"}};
  std::vector<Tally> tallies_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> of_row_, begins_, next_;  // of the rows at hand, whose memory is used again
  std::vector<Record> gathered_;
};

}  // namespace assay
