// Draws of counts from their posterior.
#pragma once

#include <vector>

#include "assay/stats/bootstrap.hpp"

namespace assay {

/// For each cell a column of plan.replicates counts: shares of the rows from their posterior, a Dirichlet
/// distribution with half a row more in each cell (Jeffreys 1946, Proc R Soc A 186:453). The draws are spread
/// evenly, as points of Sobol's sequence (1967, USSR Comput Math 7:86) under a digital shift that the seed
/// decides: the ends of an interval depend on the seed a third as much as with independent draws. Needs two
/// cells or more, whole counts.
[[nodiscard]] std::vector<std::vector<double>> posterior_draws(const Cells& cells, const BootstrapPlan& plan);

}  // namespace assay
