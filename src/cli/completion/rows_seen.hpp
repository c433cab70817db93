// What the first rows of the files on a command line show.
#pragma once

#include <string>
#include <vector>

#include "assay/sample/profile.hpp"
#include "cli/completion/typed.hpp"

namespace assay::cli {

/// Of one file.
struct RowsSeen {
  std::vector<ColumnProfile> columns;
  std::vector<std::string> labels;  // true ones
};

/// Of each file of rows that is named on the line and can be read; only regular files are opened.
[[nodiscard]] std::vector<RowsSeen> rows_seen(const Typed& line);

}  // namespace assay::cli
