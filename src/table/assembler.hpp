// Rows of a file, with the columns that a table adds to them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assay/input/rows.hpp"
#include "table/join.hpp"

namespace assay {

/// Where the cells of a column come from.
struct CellSource {
  enum class Kind { file, joined, path, combined };

  Kind kind = Kind::file;
  std::size_t column = 0;              // of the batch, or of the join
  std::vector<CellSource> parts = {};  // of what is combined
};

/// How the batches of one file become those of the table.
struct Layout {
  std::vector<std::pair<const Role*, CellSource>> columns;
  Join* join = nullptr;
  std::string path;
  std::uint32_t first_block = 0;  // of the file, counted over all files
  bool drop_missing = false;      // rows that lack a value are left out here
};

/// What became of rows.
struct AssembledCounts {
  std::size_t rows = 0, dropped = 0, unmatched = 0;
  std::optional<RowPlace> first_unmatched = std::nullopt;
  std::string first_unmatched_key = {};

  /// `later` rows come after all of these.
  void add(const AssembledCounts& later);
};

/// The rows of one block, on their way to a tally.
class Assembler {
 public:
  Assembler(const Layout& layout, BlockTally next) : layout_(layout), next_(std::move(next)) {}

  void add(const Batch& rows);
  /// After all rows of the block, block by block in their order.
  void merge(AssembledCounts& total);

 private:
  struct Cells {
    std::vector<std::string_view> texts;
    std::vector<double> numbers;
    std::string written;  // of combined texts
  };

  void assemble(const Batch& rows);
  void take_partners(const Batch& rows);
  void leave_out_incomplete(const Batch& rows);
  [[nodiscard]] bool lacks_value(const Batch& rows, const CellSource& source, std::size_t i) const;
  [[nodiscard]] std::string_view text(const Batch& rows, const CellSource& source, std::size_t i) const;
  void fill_texts(const Batch& rows, const CellSource& source, Cells& cells) const;
  void fill_combined(const Batch& rows, const CellSource& source, Cells& cells) const;
  void fill_numbers(const Batch& rows, const CellSource& source, Cells& cells) const;

  const Layout& layout_;
  BlockTally next_;
  StoredRows waiting_;  // for their position, when rows are paired by that
  AssembledCounts counts_;
  std::vector<std::uint32_t> taken_;    // rows of the batch, by number
  std::vector<RowReference> partners_;  // of each row of the batch
  std::vector<Cells> cells_;
  std::vector<Batch::Column> columns_;
  std::vector<std::uint32_t> lines_;
};

}  // namespace assay
