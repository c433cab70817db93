// The parts of a report as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

using Json = nlohmann::ordered_json;

/// Without decimals where it counts rows and is whole.
[[nodiscard]] Json number(double value, bool weighted);

/// Adds the parts to an object, each under its key.
void add(Json& object, const std::vector<Part>& parts);

}  // namespace assay
