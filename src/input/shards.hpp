// A file, divided into ranges of whole records.
#pragma once

#include <vector>

#include "assay/input/range.hpp"
#include "input/record_ends.hpp"

namespace assay {

/// As many as are wanted, of about equal size, one behind the other from the first byte to the last; fewer
/// where there are fewer records. None where there are no rows. Throws as RecordEnds does.
[[nodiscard]] std::vector<ByteRange> divided(const RowBytes& rows, std::size_t wanted);

}  // namespace assay
