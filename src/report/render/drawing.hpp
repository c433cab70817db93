// A drawing for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assay/report/formats.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// Several lines have a letter each.
inline constexpr std::size_t most_lines_drawn = 26;

/// Lines of text, at most `width` columns wide (0: as wide as is usual). One curve is drawn in braille dots
/// where the style has UTF-8, else in ASCII; several are drawn in letters, which the lines below them
/// explain.
[[nodiscard]] std::vector<std::string> drawn(const Drawing& drawing, std::size_t width, const Style& style);

/// A share of 1 as a bar.
[[nodiscard]] std::string bar(double share, bool utf8);

}  // namespace assay
