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

/// The places of values in the order in which slices stand: as classes of such names would; but each text is
/// a value of its own.
[[nodiscard]] std::vector<std::size_t> in_order(const std::vector<std::string>& values);

}  // namespace assay
