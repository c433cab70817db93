// What is required of a model: by the command line and by a configuration file.
#pragma once

#include <string>
#include <vector>

#include "assay/gate/requirements.hpp"
#include "cli/config/toml.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// Gates and drops as they were given: by the command line, which has no places, or by a file.
struct RequirementTexts {
  Setting gates, drops;
};

/// Throws a usage error, with the place in the file where there is one.
[[nodiscard]] Requirements requirements_of(const RequirementTexts& texts);

/// Throws what is wrong with one of them for these predictions.
void check(const Requirements& required, const InputOptions& input, const Sample& predictions);

}  // namespace assay::cli
