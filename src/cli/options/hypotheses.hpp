// Options of a file of hypotheses.
#pragma once

#include "assay/bayes/hypotheses.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

struct HypothesesOptions {
  HypothesesPlan plan;
  bool normalise = false;  // priors that do not sum to 1

  [[nodiscard]] bool any() const { return normalise || plan.smooth > 0 || !plan.evidence.empty(); }
};

/// Adds --evidence, --smooth and --normalise to a command.
void add_hypotheses(CLI::App& app, HypothesesOptions& options);

}  // namespace assay::cli
