// The tallies that a report needs.
#pragma once

#include "assay/sample/state.hpp"

namespace assay {

/// A tally of each kind that is needed, without rows.
[[nodiscard]] TallySet empty_tallies(const State& state, const InputPlan& plan, const Needs& needs);

/// Where scores are cut, as they are tallied.
[[nodiscard]] double cut_of(const InputPlan& plan);

}  // namespace assay
