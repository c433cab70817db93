// The threshold that a reader of a page moves.
#pragma once

#include <string>

#include "assay/report/formats.hpp"
#include "assay/report/sweep.hpp"
#include "report/render/html/terms.hpp"

namespace assay {

/// The slider, what moves with it, and all its numbers as data for the page's script.
[[nodiscard]] std::string markup_of(const Sweep& sweep, const Style& style, Terms& terms);

/// All its numbers as JSON that nothing in it can end; columns are texts with blanks between their cells.
[[nodiscard]] std::string data_of(const Sweep& sweep, int digits);

}  // namespace assay
