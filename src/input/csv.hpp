// The CSV format.
#pragma once

#include "input/format.hpp"

namespace assay {

/// A newline inside quotes, and a quote that is not at the edge of a cell, as the CSV package gets to see
/// them.
inline constexpr char quoted_newline = '\x1E';
inline constexpr char literal_quote = '\x1F';

/// Follows quotes. What the CSV package would misread is replaced by placeholders, but only in complete
/// records: the rest comes again.
[[nodiscard]] std::size_t cut_csv(Block& block, const Dialect& dialect, bool at_end);

/// Without names where a failure stands before the first line.
[[nodiscard]] Header read_csv_header(Block& first, const Dialect& dialect, const std::string& file);

}  // namespace assay
