// The parts of a report as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "assay/report/report.hpp"

namespace assay {

using Json = nlohmann::ordered_json;

/// Without decimals where it counts rows and is whole.
[[nodiscard]] Json number(double value, bool weighted);

/// Adds to the array of that key, which is made where there is none: the package's push_back() makes one,
/// too, but leaves a broken value where memory runs out on the way.
void append_to(Json& object, const char* key, Json value);

/// Adds the parts to an object, each under its key.
void add(Json& object, const std::vector<Part>& parts);

}  // namespace assay
