// Whether a range of bytes is one of whole records.
#pragma once

#include "assay/input/range.hpp"
#include "input/block.hpp"
#include "input/record_ends.hpp"

namespace assay {

/// Throws a data error where a range is not among the rows, or does not begin and end with lines.
void check_edges(const RowBytes& rows, const ByteRange& range);

/// Whether the block's first quotes may be those with which a cell ends that begins before the block: some
/// stands within a cell without quotes.
[[nodiscard]] bool has_literal_quote(const Block& block);

/// Throws a data error where a range begins within a record, as all bytes before it tell.
void check_begin(const RowBytes& rows, const ByteRange& range);

}  // namespace assay
