// What is required of a model: by the command line and by a configuration file.
#pragma once

#include <string>
#include <vector>

#include "assay/gate/gate.hpp"
#include "cli/config/toml.hpp"
#include "cli/options/input.hpp"

namespace assay::cli {

/// Gates and drops as they were given: by the command line, which has no places, or by a file.
struct RequirementTexts {
  Setting gates, drops;
};

/// Gates and drops.
struct Requirements {
  std::vector<Gate> gates;
  std::vector<MaxDrop> drops;
  std::vector<FlipsGate> flips;
  std::vector<std::string> replaced;  // texts of those of the file that the command line replaces

  [[nodiscard]] bool need_baseline() const { return !drops.empty() || !flips.empty(); }
  /// Throws what is wrong with one of them for these predictions.
  void check(const InputOptions& input, const Sample& predictions) const;
  [[nodiscard]] bool empty() const { return gates.empty() && !need_baseline(); }
};

/// Those of the file, then those of the command line, which replaces one of the file that is about the same
/// estimand and in the same direction. Throws a usage error, with the
/// place in the file.
[[nodiscard]] Requirements requirements_of(const RequirementTexts& in_file,
                                           const RequirementTexts& on_command_line);

}  // namespace assay::cli
