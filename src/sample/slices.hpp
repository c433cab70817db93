// From tallies of slices to slices.
#pragma once

#include <string>
#include <vector>

#include "sample/predictions.hpp"

namespace assay {

/// In the order of their values. Takes the tallies apart. `texts`: those of which `classes` were made.
[[nodiscard]] std::vector<Slice> slices_of(Sliced<TallySet>& slices, const Classes& classes,
                                           const std::vector<std::string>& texts, const TallyReading& reading,
                                           unsigned threads);

}  // namespace assay
