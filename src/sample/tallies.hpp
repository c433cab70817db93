// The tallies that a report needs.
#pragma once

#include "assay/sample/state.hpp"

namespace assay {

/// A tally of each kind that is needed, without rows.
[[nodiscard]] TallySet empty_tallies(const State& state, const InputPlan& plan, const Needs& needs);

}  // namespace assay
