// Options of what rows are planned for, how sure, and what is expected.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assay/gate/gate.hpp"
#include "assay/metric/deduction.hpp"
#include "assay/plan/plan.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// A difference that is to show, as it was asked for: "accuracy 2%".
struct AskedDifference {
  std::string asked;  // "accuracy"
  Estimand estimand;
  std::optional<double> amount;
};

struct PlanningOptions {
  std::optional<double> width;
  std::vector<Gate> gates;
  std::vector<AskedDifference> differences;
  std::optional<double> rows;
  Certainty certainty;
  std::vector<KnownValue> assumed;
  std::vector<double> discordant;  // in all, or of each model
  std::optional<double> correlation;
  AreaVariance areas = AreaVariance::binormal;
  std::vector<std::string> rules;  // as given, for the signature
};

/// Adds --width, --require, --difference, --n, --power and so on.
void add_planning(CLI::App& app, PlanningOptions& options);

}  // namespace assay::cli
