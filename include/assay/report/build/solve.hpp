// The report on reported figures.
#pragma once

#include <optional>

#include "assay/report/report.hpp"
#include "assay/solve/solve.hpp"

namespace assay {

/// The conclusion in words, the tables, of which text and markdown list at most `listed`, and what was given.
/// Without a signature.
[[nodiscard]] Report solve_report(const CountProblem& problem, const CountSolutions& solved,
                                  std::optional<std::size_t> listed = std::nullopt);

}  // namespace assay
