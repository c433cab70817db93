// The report on reported figures.
#pragma once

#include "assay/report/report.hpp"
#include "assay/solve/solve.hpp"

namespace assay {

/// The figures, the tables that have them, and in words whether there are others or why there is none.
/// Without a signature.
[[nodiscard]] Report solve_report(const CountProblem& problem, const CountSolutions& solved);

}  // namespace assay
