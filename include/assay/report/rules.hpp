// What decides the numbers of a report besides its input, and the signature that says all of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assay/metric/averages.hpp"
#include "assay/sample/sample.hpp"
#include "assay/stats/interval_plan.hpp"

namespace assay {

/// This program's version, "0.2.0".
[[nodiscard]] std::string_view version();

/// How the estimates of a report were made.
struct EstimateRules {
  IntervalPlan intervals = {};                // none are wanted where there can be none
  bool weighted = false, clustered = false;   // the rows, and intervals allow for it
  bool ranked = false;                        // scores were ranked, ties counting one half
  std::vector<std::string> own_metrics = {};  // "cost = 5*FN + FP", as they were given
  ZeroDivision zero_division = std::nullopt;

  /// Some intervals come from random draws.
  [[nodiscard]] bool drawn() const { return !weighted && !clustered; }
};

/// Of estimates of this sample.
[[nodiscard]] EstimateRules estimate_rules(const InputSample& loaded, const IntervalPlan& intervals,
                                           ZeroDivision zero_division,
                                           std::vector<std::string> own_metrics = {});

/// One line with everything that decides the numbers: of a report that only counts, "assay 0.2.0 |
/// truth=label | pred=pred | missing=error", and of one with estimates. Made for people; programs have the
/// structs.
[[nodiscard]] std::string report_signature(const Provenance& input);
[[nodiscard]] std::string report_signature(const Provenance& input, const EstimateRules& rules);

}  // namespace assay
