// Options of what a threshold is chosen by.
#pragma once

#include "assay/threshold/criterion.hpp"

namespace CLI {
class App;
}

namespace assay::cli {

/// --best, --min-cost, --require and --capacity.
void add_criterion(CLI::App& app, CriterionTexts& texts);

}  // namespace assay::cli
