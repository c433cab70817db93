// Cells of a row, turned into a record, or into what is wrong with them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assay/input/csv.hpp"
#include "input/splitter.hpp"

namespace assay {

/// Bad places: the first few, and how many there are.
struct BadPlaces {
  static constexpr std::size_t most_kept = 10;

  void add(BadPlace place) {
    if (first.size() < most_kept) first.push_back(std::move(place));
    ++count;
  }
  /// `later` places come after all of these.
  void merge(const BadPlaces& later) {
    for (const BadPlace& place : later.first)
      if (first.size() < most_kept) first.push_back(place);
    count += later.count;
  }

  std::vector<BadPlace> first;
  std::size_t count = 0;
};

/// A row with another number of cells than the header.
[[nodiscard]] BadPlace ragged_row(RowPlace place, std::size_t found, std::size_t expected);

class RecordReader {
 public:
  struct Rules {
    const std::vector<std::string>& header;
    const Columns& columns;
    Missing missing;
    bool header_was_read;  // else it holds numbers of our own
  };

  /// What is wrong is added to `bad`.
  RecordReader(const Rules& rules, Splitter& splitter, std::uint32_t block, BadPlaces& bad)
      : rules_(rules), splitter_(splitter), block_(block), cells_(rules.header.size()), bad_(bad) {}

  enum class Row { good, dropped, bad };

  /// The record of the splitter's line, which stands in the given block. Its text lives as long as the
  /// splitter. `class_scores` has room for a score of each class.
  [[nodiscard]] Row read(Record& record, std::span<double> class_scores);

 private:
  [[nodiscard]] bool lacks_value() const;
  std::string_view label(std::size_t column, std::string_view role);
  double number(std::size_t column, std::string_view role);
  double weight(std::size_t column);
  void refuse(std::size_t column, std::string what, std::string hint);
  /// Labels that are the names of their columns, both: one alone may be a class of that name.
  [[nodiscard]] bool is_header_again(const Record& record) const {
    return rules_.header_was_read && rules_.columns.predicted &&
           record.truth == rules_.header[rules_.columns.truth] &&
           record.predicted == rules_.header[*rules_.columns.predicted];
  }
  void refuse_line(std::size_t cells);
  void refuse_number(std::size_t column, std::string_view role);
  void refuse_missing(std::size_t column, std::string_view role);

  Rules rules_;
  Splitter& splitter_;
  std::uint32_t block_;
  std::vector<std::string_view> cells_;  // of the row
  BadPlaces& bad_;
};

}  // namespace assay
