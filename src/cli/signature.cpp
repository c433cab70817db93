// The signature of a report.
#include "cli/signature.hpp"

#include <fmt/format.h>

#include "assay/core/text.hpp"

namespace assay::cli {

std::string signature(const Loaded& loaded) {
  return fmt::format("assay {} | {}", version(), signature_of(loaded.input));
}

std::string signature(const Loaded& loaded, const EstimateOptions& estimates,
                      std::span<const std::string> own_metrics) {
  std::string text = signature(loaded);
  const bool ranked = loaded.predictions.ranking || loaded.predictions.class_scores;
  if (ranked) text += " | ties=half";
  for (const std::string& metric : own_metrics) text += " | " + printable(metric);
  IntervalPlan intervals = estimates.intervals;
  intervals.wanted = intervals.wanted && !loaded.predictions.matrix.weighted;
  text += " | intervals=" + text_of(intervals, ranked);
  if (intervals.wanted)
    text += fmt::format(" | replicates={} seed={}", intervals.bootstrap.replicates, intervals.bootstrap.seed);
  return text + " | undefined=" + (estimates.zero_division ? exact(*estimates.zero_division) : "null");
}

}  // namespace assay::cli
