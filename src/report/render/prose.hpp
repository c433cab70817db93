// Words and working for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

/// The columns that prose is set in on a terminal of `width`; 0 for any.
[[nodiscard]] std::size_t prose_width(std::size_t width);

/// Each derivation on a line of its own where it fits in `width`, else a line for each side of the equation.
[[nodiscard]] std::vector<std::string> derived(const Working& working, int digits, std::size_t width);

/// A tree, its branches drawn.
[[nodiscard]] std::vector<std::string> branched(const NaturalFrequencies& crowd, bool utf8);

/// Paragraphs, wrapped.
[[nodiscard]] std::vector<std::string> paragraphs_of(const Text& text, int digits, std::size_t width);

/// Terms to the left, their texts in columns beside them.
[[nodiscard]] std::vector<std::string> columns_of(const Text& text, int digits, std::size_t width);

/// Terms with their one text, a line each, cut to `width` (0: whole).
[[nodiscard]] std::vector<std::string> entries_of(const Text& text, int digits, std::size_t width);

}  // namespace assay
