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

#include "assay/row/batch.hpp"
#include "assay/tally/labels.hpp"

namespace assay {

/// Rows of a batch in another order.
class GatheredRows {
 public:
  /// `places`: where each row goes.
  void take(const Batch& rows, std::span<const std::size_t> places);

  /// Some of the rows that were taken last; `rows` are those they were taken from.
  [[nodiscard]] Batch part(const Batch& rows, std::size_t begin, std::size_t count);

 private:
  struct Column {
    std::vector<std::string_view> texts;
    std::vector<double> numbers;
  };
  std::vector<Column> columns_;
  std::vector<std::uint32_t> lines_;
  std::vector<Batch::Column> part_;
};

/// Tells rows apart by their slice: a tally for each value met. A tally itself. Throws a data error beyond
/// max_classes values.
template <Tally T>
class Sliced {
 public:
  /// `empty` is what the tally of a new value starts from.
  explicit Sliced(T empty) : empty_(std::move(empty)) {}

  void add(const Batch& rows) {
    of_row_.clear();
    for (const std::string_view value : rows.texts(role::slice)) of_row_.push_back(index(value));
    gather(rows);
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      const std::size_t count = begins_[i + 1] - begins_[i];
      if (count == 0) continue;
      tallies_[i].add(gathered_.part(rows, begins_[i], count));
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

  void save(StateWriter& out) const {
    values_.save(out);
    for (const std::size_t rows : rows_) out.whole(rows);
    for (const T& tally : tallies_) tally.save(out);
  }

  void load(StateReader& in) {
    Labels values;
    values.load(in);
    for (const std::string& value : values.texts()) static_cast<void>(index(value));
    for (std::size_t& rows : rows_) rows = in.whole();
    for (T& tally : tallies_) tally.load(in);
  }

  /// In the order in which they were first met, and parallel to it what became of their rows.
  [[nodiscard]] const std::vector<std::string>& values() const { return values_.texts(); }
  [[nodiscard]] const std::vector<std::size_t>& rows() const { return rows_; }
  [[nodiscard]] std::vector<T>& tallies() { return tallies_; }

  /// Of all rows.
  [[nodiscard]] T total() const {
    T total = empty_;
    for (const T& tally : tallies_) total.merge(tally);
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
  void gather(const Batch& rows) {
    begins_.assign(tallies_.size() + 1, 0);
    for (const std::size_t value : of_row_) ++begins_[value + 1];
    for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    next_ = begins_;
    for (std::size_t& value : of_row_) value = next_[value]++;  // from here on where the row goes
    gathered_.take(rows, of_row_);
  }

  // A short text, as the number that its bytes make, and its index.
  struct Recent {
    std::uint64_t key = 0;
    std::size_t index = 0;
  };

  T empty_;
  std::array<Recent, 256> recent_{};
  Labels values_{{.noun = "values", .hint = "choose with --by a column that has fewer"}};
  std::vector<T> tallies_;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> of_row_, begins_, next_;  // of the rows at hand, whose memory is used again
  GatheredRows gathered_;
};

}  // namespace assay
