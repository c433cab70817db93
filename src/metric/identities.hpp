// Identities as formulas.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "assay/metric/deduction.hpp"

namespace assay {

/// The right side, `leaf` giving the formula of each metric and quantity in it.
[[nodiscard]] Formula identity_formula(const Identity& identity,
                                       const std::function<Formula(std::string_view)>& leaf);

/// Of a metric: its own formula, where that names metrics alone, and its identities.
[[nodiscard]] std::vector<Identity> identities_of(const Metric& metric, std::optional<double> argument);

}  // namespace assay
