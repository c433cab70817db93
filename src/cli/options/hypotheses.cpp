// Options of a file of hypotheses.
#include "cli/options/hypotheses.hpp"

#include <cmath>

#include "assay/core/text.hpp"
#include "cli/options/add.hpp"

namespace assay::cli {

void add_hypotheses(CLI::App& app, HypothesesOptions& options) {
  const std::string group = "Hypotheses in a file";
  app.add_option_function<std::string>(
         "--evidence",
         [&options](const std::string& text) {
           for (const std::string& one : split(text, ','))
             options.plan.evidence.push_back(seen_evidence(one));
         },
         "Columns of the evidence that was seen; NAME:no where it was absent (default: all columns, seen)")
      ->type_name("NAME,...")
      ->group(group);
  add_number(
      app, "--smooth", "Add this to each count, so that none is 0 (Laplace: 1)",
      "a number above 0 is expected, such as 1", [](double k) { return k > 0 && std::isfinite(k); },
      [&options](double k) { options.plan.smooth = k; })
      ->type_name("K")
      ->group(group);
  app.add_flag("--normalise", options.normalise, "Rescale priors that do not sum to 1")->group(group);
  app.add_flag("--normalize", options.normalise)->group("");
}

}  // namespace assay::cli
