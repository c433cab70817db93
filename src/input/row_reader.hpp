// Records of a block, turned into batches of rows, or into what is wrong with them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/input/rows.hpp"
#include "input/block.hpp"

namespace assay {

/// How the rows of a file are read.
struct RowRules {
  std::span<const std::string> header;
  const Dialect& dialect;
  std::span<const WantedColumn> columns = {};
  Missing missing = Missing::error;
  std::span<const RowCondition> conditions = {};
  std::size_t batch_rows = 512;
};

/// What the rows of one block come to.
struct BlockRows {
  BlockTally tally;
  RowCounts counts = {};
  std::size_t lines = 0;
  BadPlaces bad = {};
};

/// A record as text, with the place of its line. A cell that is not there has no data.
struct TextRecord {
  std::span<const std::string_view> cells;
  RowPlace place;
  const char* begin;  // of the line
};
/// Says whether it wants the next one.
using TakeTextRow = std::function<bool(const TextRecord&)>;

/// Takes records, cell by cell, and hands over batches.
class RowCollector {
 public:
  /// What is wrong is added to the result's bad places.
  RowCollector(const RowRules& rules, std::uint32_t block, BlockRows& result);

  /// Where the cells of a record are to be put.
  [[nodiscard]] std::span<std::string_view> cells() { return cells_; }

  /// Takes the record that stands there. `begin`: of its line.
  void take(std::uint32_t line, const char* begin);

  /// Hands over the rows that were taken since the last batch.
  void hand_over();

 private:
  struct Column {
    const Role* role;
    std::size_t position;
    Content content;
    bool repeats;  // an earlier column has the same cells, and is reported for them
    std::vector<std::string_view> texts;
    std::vector<double> numbers;
  };

  [[nodiscard]] bool meets_conditions();
  [[nodiscard]] double number_in(std::string_view cell) const;
  [[nodiscard]] bool lacks_value() const;
  [[nodiscard]] bool is_header_again() const;
  void store(Column& column);
  void check_weight(const Column& column, double weight);
  void check_count(const Column& column, double count);
  void refuse(std::size_t position, std::string what, std::string hint);
  void refuse_number(std::size_t position, std::string_view kind);
  void refuse_missing(std::size_t position, std::string_view kind);

  const RowRules& rules_;
  BlockRows& result_;
  std::uint32_t block_;
  std::vector<std::string_view> cells_;  // of the record
  std::uint32_t line_ = 0;
  const char* begin_ = nullptr;
  std::vector<Column> columns_;
  std::vector<Batch::Column> handed_over_;
  std::vector<std::uint32_t> lines_;
  std::size_t filled_ = 0;
  bool may_be_header_;  // several columns of text are read, below a header
};

template <class Cells>
void read_rows(const Block& block, const RowRules& rules, BlockRows& result) {
  Cells cells(block, rules);
  RowCollector collector(rules, block.index, result);
  while (cells.next_line()) {
    if (cells.split(collector.cells())) {
      collector.take(cells.line(), cells.begin());
    } else {
      result.bad.add(cells.bad());
    }
  }
  collector.hand_over();
  result.lines = cells.lines();
}

/// How many lines the block has. Records that cannot be read go to `bad`.
template <class Cells>
std::size_t read_texts(const Block& block, const RowRules& rules, const TakeTextRow& take, BadPlaces& bad) {
  Cells cells(block, rules);
  std::vector<std::string_view> texts(rules.header.size());
  while (cells.next_line()) {
    if (!cells.split(texts)) {
      bad.add(cells.bad());
    } else if (!take({.cells = texts, .place = {block.index, cells.line()}, .begin = cells.begin()})) {
      break;
    }
  }
  return cells.lines();
}

}  // namespace assay
