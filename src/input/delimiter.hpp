// The delimiter of a table, as its first lines show.
#pragma once

#include <string>
#include <string_view>

#include "assay/input/rows.hpp"

namespace assay {

/// The dialect with what the first lines show where it is not said: another delimiter, where the comma gives
/// one column and the other gives the same number of several in each line; a header that is one cell short,
/// as R's write.table has it; decimal commas. `whole`: no more lines follow. Throws a data error that names
/// two delimiters that would do.
[[nodiscard]] Dialect recognised_dialect(Dialect dialect, std::string_view first, bool whole,
                                         const std::string& file);

}  // namespace assay
