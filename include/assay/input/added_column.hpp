// A CSV file with one more column.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

#include "assay/input/rows.hpp"

namespace assay {

/// The text of a CSV file with a column more, the last one. All other bytes stay as they are. `lines` are
/// those on which the file's rows begin, from 1 and rising; `cell` is what a row gets, which must need no
/// quotes. Throws an i/o error, also where the rows are no longer on these lines; a data error for
/// compressed files, pipes and other formats.
[[nodiscard]] std::string with_added_column(const std::string& path, const Dialect& dialect,
                                            const std::string& name, std::span<const std::size_t> lines,
                                            const std::function<std::string(std::size_t row)>& cell);

}  // namespace assay
