// What columns hold, as far as their first rows show.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace assay {

/// One column, by its first rows.
struct ColumnProfile {
  static constexpr std::size_t most_texts = 100;

  std::string name;
  std::size_t values = 0;   // cells that are not missing
  std::size_t missing = 0;  // cells that are
  std::vector<std::string>
      texts;            // the different values in the order in which they were met, most_texts + 1 at most
  bool numbers = true;  // every value is a number; of no values, too
  bool some_number = false;  // some value is one
  bool whole = true;         // every number is whole
  double low = 0, high = 0;  // of the numbers
  bool counts_rows = true;   // each value is one more than the value before it

  /// Numbers of which some are not whole: scores, or measurements.
  [[nodiscard]] bool has_fractions() const { return values > 0 && numbers && !whole; }
  /// Fractions from 0 to 1.
  [[nodiscard]] bool may_be_probability() const { return has_fractions() && low >= 0 && high <= 1; }
  /// Few enough different values, none of them a fraction, to be classes.
  [[nodiscard]] bool may_be_label() const;
  /// It numbers the rows: pandas writes such a column without a name, or as "Unnamed: 0".
  [[nodiscard]] bool is_index() const;
};

/// Of each column of the header. Rows may be shorter or longer than the header.
[[nodiscard]] std::vector<ColumnProfile> profiles_of(std::span<const std::string> header,
                                                     std::span<const std::vector<std::string>> rows);

}  // namespace assay
