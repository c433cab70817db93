// Differences of metrics as pictures.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "assay/report/report.hpp"
#include "report/render/text_lines.hpp"

namespace assay {

/// From the lowest to the highest end of all differences and their intervals, and 0.
[[nodiscard]] std::pair<double, double> span_of(const ModelComparison& one);

/// "-0.031 (-0.073 to 0.007)", or "n/a".
[[nodiscard]] std::string change_words(const MetricComparison& one);

/// A line with both ends of the span, then one for each metric, of so many columns, which are more than 20:
/// its interval, in it the difference, and where 0 is.
[[nodiscard]] std::vector<std::string> drawn(const ModelComparison& one, std::size_t columns, bool utf8);

/// The table of each model, with a drawing beside it where the terminal has room, and below it where all
/// parts are asked for.
void add_comparisons(TextLines& out, const Report& report, const Comparisons& comparisons,
                     const Style& style);

}  // namespace assay
