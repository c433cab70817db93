// Rows of another file, paired with those of a table.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "assay/table/row_table.hpp"
#include "table/key_index.hpp"

namespace assay {

/// The other file, read, and which of its rows have found a partner.
class Join {
 public:
  using PlaceText = std::function<std::string(RowPlace)>;

  /// Throws what RowFile::read throws; a data error where a key stands twice.
  Join(RowFile& other, const JoinPlan& plan, const ReadPlan& how);

  [[nodiscard]] const JoinPlan& plan() const { return plan_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Rows of the other file whose key is missing.
  [[nodiscard]] std::size_t without_key() const { return counts_.rows; }
  /// What was met in the other file.
  [[nodiscard]] const RowCounts& counts() const { return counts_; }

  /// The partners of rows by their keys, or none. Safe to call from several threads.
  void find(std::span<const std::string_view> keys, std::vector<RowReference>& found) const {
    index_->find(keys, found);
  }
  /// The partners of the next `count` rows of the table, or none.
  void find_next(std::size_t count, std::vector<RowReference>& found);
  /// Of the first rows; find_next() finds them again.
  void find_first(std::size_t count, std::vector<RowReference>& found);
  /// Says which row of the table a row of the other file was paired with. Safe to call from several threads.
  void pair(RowReference row, RowPlace with);

  /// Of a column of the plan, by its position there.
  [[nodiscard]] std::string_view text(std::size_t column, RowReference row) const {
    return blocks_[row.block]->text(column, row.row);
  }
  [[nodiscard]] double number(std::size_t column, RowReference row) const {
    return blocks_[row.block]->number(column, row.row);
  }

  /// As text, whatever it holds.
  [[nodiscard]] std::string shown(std::size_t column, RowReference row) const;

  /// Rows that were not paired, and the first of them.
  struct Left {
    std::size_t count = 0;
    std::string first_place, first_key;
  };
  [[nodiscard]] Left left() const;
  /// Throws a data error when a row was paired twice. `place` tells where rows of the table are.
  void check_pairs(const PlaceText& place) const;

 private:
  [[nodiscard]] std::string place_of(RowReference row) const;
  void refuse_repeated_keys() const;

  JoinPlan plan_;
  std::string name_;  // of the other file
  std::vector<std::size_t> lines_before_;
  KeyIndex::Blocks blocks_;
  RowCounts counts_;  // of rows without a key
  std::optional<KeyIndex> index_;
  RowReference next_{.block = 0, .row = 0};  // by position
  std::mutex mutex_;                         // guards what follows
  std::size_t repeats_ = 0;
  std::optional<RowPlace> earliest_repeat_;
  std::string repeated_key_;
  RowReference repeated_;
};

}  // namespace assay
