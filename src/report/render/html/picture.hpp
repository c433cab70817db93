// Pictures of a page.
#pragma once

#include <string>

#include "assay/core/value.hpp"
#include "assay/report/report.hpp"

namespace assay {

/// A drawing with its legend, a text in its place, and its points as a table.
[[nodiscard]] std::string figure_of(const Drawing& drawing, int digits);

/// A value between two ends, and its interval, where it has one.
[[nodiscard]] std::string interval_picture(double value, const std::optional<Interval>& interval, double low,
                                           double high);

}  // namespace assay
