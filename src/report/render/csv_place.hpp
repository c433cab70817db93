// What a line of CSV is of: the file and the slice, which stand before all else.
#pragma once

#include <string>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// Columns before all others, and what they hold in the lines of all rows and of each slice.
struct CsvPlace {
  std::vector<std::string> columns, of_all_rows;
  bool by_parts = false;  // each column that --by names has one of its own

  [[nodiscard]] std::vector<std::string> of(const SliceReport& slice) const;
};

/// A matrix that stands alone has no file before it, so that --matrix reads it again. Files that are compared
/// have a column of their own, as slices by file have.
[[nodiscard]] CsvPlace csv_place(const Report& report, bool is_matrix);

}  // namespace assay
